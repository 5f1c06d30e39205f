import { ScoreBlind } from '@dryrun/client/calibration/ScoreBlind.tsx'
import { FeedbackForms } from '@dryrun/client/feedback/FeedbackForms.tsx'
import { useInterviewerPanel } from '@dryrun/client/live/use-interviewer-panel.ts'
import { useRoom } from '@dryrun/client/live/use-room.ts'
import { RubricPanel } from '@dryrun/client/room/rubric/RubricPanel.tsx'
import { rubricFor } from '@dryrun/server/core/rubric/rubric.ts'
import type { Sheet } from '@dryrun/shared/api/calibration.ts'
import type { InterviewerView, ReviewView, ScoreView, View } from '@dryrun/shared/interview/view.ts'
import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { ada, INTERVIEW, questionOf } from '../support/domain/facts.ts'
import { mounted } from '../support/page/mounted.tsx'
import { panelInRoom } from '../support/page/panel-in-room.tsx'
import { standInServer } from '../support/page/stand-in-server.ts'

const question = questionOf('orders')
const rule =
  'A level is reached when all its parts were observed. If one part is missing, the level below counts, and the part is named.'
const why = /^Your level is kept and counts once you say why/

function Rubric() {
  const desk = useInterviewerPanel()
  return desk ? <RubricPanel desk={desk} /> : null
}

function Forms() {
  return useRoom(({ view }) => view !== undefined) ? <FeedbackForms /> : null
}

const levelsOf = (name = 'Deep dive') => within(screen.getByRole('group', { name: `Level for ${name}` }))
const level = (name: RegExp) => levelsOf().getByRole<HTMLInputElement>('radio', { name })
const partsOf = (anchor: string) =>
  within(levelsOf().getByRole('list', { name: `Parts of ${anchor}` })).getAllByRole<HTMLInputElement>('checkbox')

describe('the rubric of the room', () => {
  const inRoom = async () => {
    const { asks, answers, user } = await panelInRoom(<Rubric />, question)
    const scoreOf = (id: string): ScoreView | undefined =>
      (asks.client.store.getState().view as InterviewerView | undefined)?.scores[id]
    const open = async (name: string) => user.click(await screen.findByRole('button', { name, expanded: false }))
    return { user, answers, scoreOf, open }
  }

  it('[PA13] parts are ticked under each anchor, beside the rule; the level is computed and the missing part named', async () => {
    const { user, answers, scoreOf, open } = await inRoom()
    await open('Deep dive')
    expect(document.body.textContent).toContain(rule)
    expect(document.body.textContent).toContain('Unprompted means before the interviewer touched the subject')
    for (const box of partsOf('Lean yes')) await user.click(box)
    await waitFor(() => expect(scoreOf('deep-dive')).toMatchObject({ level: 3, seen: [[], [], [1, 2, 3], []] }))
    expect(level(/^3,/).checked).toBe(true)
    await user.click(partsOf('Lean yes')[2]!)
    await waitFor(() => expect(scoreOf('deep-dive')).toMatchObject({ level: 2, seen: [[], [], [1, 2], []] }))
    expect(screen.getByRole('status').textContent).toBe('Computed: 2 Lean no. Missing for 3: Said what it costs')
    expect(JSON.stringify(answers.client.store.getState().view)).not.toContain('seen')
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

  it('[PA14] a level against the parts is kept, counts once a sentence says why, and gives way to the computed one', async () => {
    const { user, scoreOf, open } = await inRoom()
    await open('Deep dive')
    for (const box of partsOf('Lean yes')) await user.click(box)
    await user.click(level(/^4,/))
    await screen.findByText(why)
    expect(scoreOf('deep-dive')).toMatchObject({ level: 3, sentence: '' })
    await user.type(screen.getByLabelText('One sentence on Deep dive'), 'Proved the limit{Enter}')
    await waitFor(() => expect(scoreOf('deep-dive')).toMatchObject({ level: 4, sentence: 'Proved the limit' }))
    expect(screen.queryByText(why)).toBeNull()
    expect(screen.getByRole('status').textContent).toContain('Overruled to 4 Strong yes.')
    await user.click(screen.getByRole('button', { name: 'Use 3' }))
    await waitFor(() => expect(scoreOf('deep-dive')).toMatchObject({ level: 3, sentence: 'Proved the limit' }))
  })

  it('[PA15] a row without parts is scored by its levels as before, and “not asked” is a choice in every row', async () => {
    const { user, scoreOf, open } = await inRoom()
    await open('own criterion')
    expect(levelsOf('own criterion').queryAllByRole('checkbox')).toEqual([])
    await user.click(levelsOf('own criterion').getByRole('radio', { name: /^2,/ }))
    await waitFor(() => expect(scoreOf('own-orders')).toEqual({ level: 2, how: null, sentence: '' }))
    await user.click(screen.getByRole('button', { name: 'Not asked' }))
    await waitFor(() => expect(scoreOf('own-orders')).toMatchObject({ level: null, notAsked: true }))
    expect(screen.getByText(/^0 of 9 scored, 1 not asked/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Clear score' }))
    await waitFor(() => expect(scoreOf('own-orders')).toEqual({ level: null, how: null, sentence: '' }))
  })
})

describe('the feedback form', () => {
  it('[PA16] a level that waits for its sentence is named before feedback is submitted, and kept in the tab', async () => {
    const { asks, user } = await panelInRoom(<Forms />, question, [[ada, { type: 'interviewEnded' }]])
    const scoreOf = (): ScoreView | undefined =>
      (asks.client.store.getState().view as (View & { reviews: readonly ReviewView[] }) | undefined)?.reviews[0]
        ?.scores['deep-dive']
    await user.click(await screen.findByText('Deep dive'))
    for (const box of partsOf('Lean yes')) await user.click(box)
    await waitFor(() => expect(scoreOf()).toMatchObject({ level: 3 }))
    await user.click(level(/^2,/))
    await screen.findByRole('link', { name: 'Deep dive: say why it is not the computed level' })
    expect(sessionStorage.getItem(`dryrun.drafts.${INTERVIEW}`)).toContain('"level:0:deep-dive":"2"')
    await user.type(screen.getByLabelText('Why, in a sentence: Deep dive'), 'Only after leading questions')
    await user.tab()
    await waitFor(() => expect(scoreOf()).toMatchObject({ level: 2, sentence: 'Only after leading questions' }))
    expect(screen.queryByRole('link', { name: /say why it is not/ })).toBeNull()
  })
})

describe('the sheet of a blind scorer', () => {
  it('[PA17] a blind scorer ticks the parts, may choose another level, and submits the levels alone', async () => {
    const asked = standInServer({})
    const sheet: Sheet = {
      calibration: { id: 'c', title: 'Orders', targetLevel: 'senior', length: 1, state: 'opened', scored: 0 },
      rubric: rubricFor(question).map(({ id, name, anchors, parts }) => ({
        id,
        name,
        anchors,
        ...(parts && { parts }),
      })),
      agreement: null,
      enough: 32,
    }
    const { user } = await mounted(<ScoreBlind sheet={sheet} onHandedIn={() => undefined} />)
    await user.click(await screen.findByText('Deep dive'))
    for (const box of partsOf('Lean yes')) await user.click(box)
    expect(level(/^3,/).checked).toBe(true)
    await user.click(level(/^4,/))
    expect(
      within(levelsOf().getByRole('list', { name: 'Parts of Lean yes' })).getAllByRole('checkbox', { checked: true }),
    ).toHaveLength(3)
    await user.click(screen.getByRole('button', { name: 'Submit 1 of 9' }))
    await waitFor(() => expect(asked).toHaveLength(1))
    expect(asked[0]).toEqual({ route: 'POST /api/calibrations/c/scores', body: { levels: { 'deep-dive': 4 } } })
  })
})
