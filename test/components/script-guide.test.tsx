import type { InterviewerView } from '@dryrun/shared/interview/view.ts'
import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { ada, questionOf } from '../support/domain/facts.ts'
import { fullQuestion } from '../support/packs/full-question.ts'
import { scriptInRoom } from '../support/page/script-in-room.tsx'

const region = (name: string | RegExp) => screen.getByRole('region', { name })

describe('the run card', () => {
  it('[R31] the run card stands first in the script, with what to say, hear, ask and watch for', async () => {
    await scriptInRoom(fullQuestion())
    expect(screen.getAllByRole('heading', { level: 2 })[0]?.textContent).toBe('Run card')
    const { runCard } = fullQuestion().script
    const words = region('Run card').textContent
    for (const text of [runCard?.before.read, runCard?.open, runCard?.dropCurveball, runCard?.close])
      expect(words).toContain(text)
    for (const line of [...(runCard?.musts ?? []), ...(runCard?.deciders ?? []), runCard?.disqualifier])
      expect(words).toContain(line?.words)
  })

  it('[R32] a round can be run by its card: hear a must, ask a decider, mark the flag, send the curveball', async () => {
    const { user, answers, asks } = await scriptInRoom(fullQuestion())
    const card = () => within(region('Run card'))
    const must = card().getByRole('group', { name: 'Heard: Event stored before anything is sent' })
    await user.click(within(must).getByRole('button', { name: /unprompted/i }))
    await user.click(card().getByRole('button', { name: 'Ask: Refund arrives before the payment' }))
    await user.click(card().getByRole('button', { name: /^Calls merchants.*: Mark$/ }))
    await user.click(card().getByRole('button', { name: 'Send the curveball now' }))
    await card().findByText(/Asked at/)
    await waitFor(() =>
      expect(asks.client.store.getState().view).toMatchObject({
        ticks: [{ pointId: 'store-first', how: 'unprompted' }],
        flags: [{ flagId: 'call-in-request' }],
      }),
    )
    const { followUps, curveball } = fullQuestion().script
    await waitFor(() =>
      expect(answers.client.store.getState().view?.shown).toMatchObject([
        { kind: 'followUp', text: followUps[1]?.ask },
        { kind: 'curveball', text: curveball.ask },
      ]),
    )
  })

  it('[R33] a folded part of the script stays folded until it is opened, jumped to or searched', async () => {
    const { user } = await scriptInRoom(fullQuestion())
    const close = fullQuestion().script.runCard?.close ?? ''
    const words = () => region('Run card').textContent
    const search = screen.getByLabelText('Find in the script')
    await user.click(screen.getByRole('button', { name: 'Run card', expanded: true }))
    expect(words()).not.toContain(close)
    await user.type(search, close.slice(0, 9))
    expect(words()).toContain(close)
    await user.clear(search)
    expect(words()).not.toContain(close)
    await user.click(screen.getByRole('button', { name: 'Card' }))
    expect(words()).toContain(close)
  })

  it('[R34] a script without a card begins with what is really asked', async () => {
    const question = questionOf('orders')
    question.script.facts = []
    await scriptInRoom(question)
    expect(screen.getAllByRole('heading', { level: 2 })[0]?.textContent).toBe('What is really being asked')
  })
})

describe('the facts', () => {
  it('[R35] a click shows a fact to the candidate and stamps the moment; one that gives a point away is marked', async () => {
    const { user, answers } = await scriptInRoom(fullQuestion())
    const facts = () => within(region(/^Facts to tell/))
    const { tell } = fullQuestion().script.facts[0] ?? {}
    await user.click(facts().getByRole('button', { name: 'Tell: How many events?' }))
    await facts().findByText(/Told at 11:40/)
    await waitFor(() =>
      expect(answers.client.store.getState().view?.shown).toMatchObject([{ kind: 'fact', text: tell }]),
    )
    expect(facts().queryByRole('button', { name: 'Tell: How many events?' })).toBeNull()
    const marked = facts().getAllByText(/Gives a point away/)
    expect(marked.map((each) => each.closest('li')?.textContent)).toEqual([expect.stringContaining('How fast do they')])
  })

  it('[R36] the facts stand open in the first phases and are one click away later', async () => {
    const ask = { name: 'Tell: How many events?' }
    await scriptInRoom(fullQuestion())
    expect(screen.getByRole('button', ask)).toBeTruthy()
    document.body.replaceChildren()
    const { user } = await scriptInRoom(fullQuestion(), [[ada, { type: 'phaseMoved', phase: 'high-level' }]])
    expect(screen.queryByRole('button', ask)).toBeNull()
    await user.click(screen.getByRole('button', { name: /^Facts to tell/ }))
    expect(screen.getByRole('button', ask)).toBeTruthy()
  })
})

describe('the checks of an answer', () => {
  it('[R37] checks stand under a question once it is asked, with their level, and only the interviewer sees a tick', async () => {
    const { user, asks, answers } = await scriptInRoom(fullQuestion())
    const row = () => within(region(/^Follow-ups/)).getAllByRole('listitem')[0] as HTMLElement
    expect(within(row()).queryByRole('checkbox')).toBeNull()
    await user.click(within(row()).getByRole('button', { name: 'Ask this' }))
    await waitFor(() => expect(answers.client.store.getState().view?.shown).toHaveLength(1))
    const { checks } = fullQuestion().script.followUps[0] ?? {}
    const boxes = within(row()).getAllByRole<HTMLInputElement>('checkbox')
    expect(boxes.map((box) => box.labels?.[0]?.textContent)).toEqual(
      checks?.map(({ check, level }) => check + { mid: 'Mid level', senior: 'Senior', staff: 'Staff' }[level]),
    )
    await user.click(boxes[1] as HTMLInputElement)
    const heard = () => asks.client.store.getState().view as InterviewerView
    await waitFor(() => expect(heard().checks).toMatchObject([{ id: 'followUp/slow-merchant/cap' }]))
    expect(within(row()).getByRole('checkbox', { name: /^Caps calls .*Senior, 11:40$/, checked: true })).toBeTruthy()
    expect(JSON.stringify(answers.client.store.getState().view)).not.toContain('slow-merchant')
    await user.click(within(row()).getByRole('checkbox', { checked: true }))
    await waitFor(() => expect(heard().checks).toEqual([]))
  })

  it('[R38] a good answer in words is folded away behind its checks', async () => {
    const { user } = await scriptInRoom(fullQuestion())
    const { ask, goodAnswer } = fullQuestion().script.followUps[0] ?? { ask: '', goodAnswer: '' }
    const follow = () => region(/^Follow-ups/)
    await user.click(within(follow()).getByRole('button', { name: ask }))
    expect(follow().textContent).not.toContain(goodAnswer)
    await user.click(within(follow()).getByRole('button', { name: 'A good answer in words' }))
    expect(follow().textContent).toContain(goodAnswer)
  })
})

describe('beside the questions', () => {
  it('[R41] a branch and a misquote stand under their point, and a branch under a marked red flag', async () => {
    const { user } = await scriptInRoom(fullQuestion())
    const { points, redFlags } = fullQuestion().script
    const [point, flag] = [points[0], redFlags[0]]
    const list = () => region(/^Points to listen for/).textContent
    expect(list()).not.toContain(point?.branches[0]?.ask)
    await user.click(within(region(/^Points/)).getByRole('button', { name: point?.point ?? '' }))
    for (const text of [point?.branches[0]?.ifTheySay, point?.branches[0]?.ask, point?.misquotes[0]?.right])
      expect(list()).toContain(text)
    const flags = () => within(region(/^Red flags/))
    expect(region(/^Red flags/).textContent).not.toContain(flag?.branches[0]?.ask)
    await user.click(flags().getAllByRole('button', { name: 'Mark' })[0] as HTMLElement)
    await waitFor(() => expect(region(/^Red flags/).textContent).toContain(flag?.branches[0]?.ask))
  })

  it('[R50] a misquote that was heard is marked beside it with its moment, by the interviewer alone, and can be taken back', async () => {
    const { user, asks, answers } = await scriptInRoom(fullQuestion())
    const point = fullQuestion().script.points[0]
    await user.click(within(region(/^Points/)).getByRole('button', { name: point?.point ?? '' }))
    const misquotes = () => within(screen.getByRole('list', { name: 'Often said, and wrong' }))
    const box = misquotes().getByRole('checkbox', { name: /exactly-once delivery makes it safe.*Heard\?$/ })
    await user.click(box)
    const seen = () => asks.client.store.getState().view as InterviewerView
    await waitFor(() => expect(seen().misquotes).toMatchObject([{ id: 'store-first/0' }]))
    expect(misquotes().getByRole('checkbox', { name: /Heard, 11:40$/, checked: true })).toBeTruthy()
    expect(JSON.stringify(answers.client.store.getState().view)).not.toContain('store-first')
    await user.click(misquotes().getByRole('checkbox', { checked: true }))
    await waitFor(() => expect(seen().misquotes).toEqual([]))
  })

  it('[R42] a must that is open can be ticked where it fits now, and then leaves that list', async () => {
    const { user } = await scriptInRoom(fullQuestion(), [[ada, { type: 'phaseMoved', phase: 'deep-dive' }]])
    const { point } = fullQuestion().script.points[0] ?? {}
    const group = () => within(region('What fits now')).queryByRole('group', { name: `Still to hear: ${point}` })
    await user.click(within(group() as HTMLElement).getByRole('button', { name: /unprompted/i }))
    await waitFor(() => expect(group()).toBeNull())
    expect(region('What fits now').textContent).toContain(fullQuestion().script.points[1]?.point)
  })

  it('[R43] the good design and the worksheet are folded; the sums follow changed inputs', async () => {
    const { user, asks, answers } = await scriptInRoom(fullQuestion())
    expect(screen.queryByRole('img', { name: 'A good design' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Design' }))
    const design = region('A good design')
    expect(within(design).getByRole('img', { name: 'A good design' })).toBeTruthy()
    expect(design.textContent).toContain('Payments → Payments + outbox: one transaction')
    expect(design.textContent).toContain('Due deliveries in a table')
    await user.click(screen.getByRole('button', { name: 'Worksheet', expanded: false }))
    const sums = () => region('Worksheet').textContent
    expect(sums()).toContain('Events a second at peak: 1,160 1/s')
    const input = screen.getByLabelText(/^Events a day/)
    await user.clear(input)
    await user.type(input, '40000000')
    expect(sums()).toContain('Events a second at peak: 2,310 1/s')
    expect(asks.client.store.getState().unsaved).toEqual([])
    expect(JSON.stringify(answers.client.store.getState().view)).not.toContain('Lanes by merchant')
  })
})

it('[R45] between two rounds the script of the next question stands as before its first phase', async () => {
  await scriptInRoom(fullQuestion(), [
    [ada, { type: 'phaseMoved', phase: 'close' }],
    [ada, { type: 'roundFinished', nextInterviewer: null }],
  ])
  expect(region('What fits now').textContent).toContain('Starts with the round.')
  expect(screen.getByRole('button', { name: /^Facts to tell/, expanded: true })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Tell: / })).toBeNull()
})

it('[R46] the whole script, unfolded, has nothing inaccessible', async () => {
  const { user } = await scriptInRoom(fullQuestion(), [[ada, { type: 'phaseMoved', phase: 'deep-dive' }]])
  for (const fold of screen.getAllByRole('button', { expanded: false })) await user.click(fold)
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
})
