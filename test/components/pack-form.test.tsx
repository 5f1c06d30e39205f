import PackForm from '@dryrun/client/packs/form/PackForm.tsx'
import { newPack } from '@dryrun/client/packs/new-pack.ts'
import { lookAtPack } from '@dryrun/server/packs/check-pack.ts'
import { screen, within } from '@testing-library/react'
import axe from 'axe-core'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { questionOf } from '../support/domain/facts.ts'
import { packFile } from '../support/http/own-packs.ts'
import { mounted } from '../support/page/mounted.tsx'

type Pack = ReturnType<typeof parse>

/** The form of a pack, with the faults that its text has. */
function Form({ start, onText }: { start: string; onText: (text: string) => void }) {
  const [question, setQuestion] = useState(0)
  const [text, setText] = useState(start)
  const write = (next: string) => {
    onText(next)
    setText(next)
  }
  const { faults } = lookAtPack(text, 0)
  return <PackForm text={start} faults={faults} question={question} onQuestion={setQuestion} onText={write} />
}

async function formOf(start: string) {
  const texts = [start]
  const { user } = await mounted(<Form start={start} onText={(text) => texts.push(text)} />)
  const latest = () => texts.at(-1) ?? ''
  const first = (): Pack => parse(latest()).questions[0]
  const open = (name: string | RegExp) => user.click(screen.getByRole('button', { name, expanded: false }))
  return { user, latest, first, open }
}

const two = packFile([questionOf('billing', 'b'), questionOf('feeds', 'f')])

it('[PB29] a question is written in the form, and the text has it with every comment of its author', async () => {
  const { user, latest, first, open } = await formOf(newPack)
  const prompt = screen.getByLabelText('Prompt')
  await user.clear(prompt)
  await user.type(prompt, 'Design the gate of a car park.')
  await user.click(screen.getByLabelText('Staff'))
  await open('Intent and bar')
  await user.type(screen.getByLabelText('What is really being asked'), ' Or so.')
  await open(/^Points to listen for/)
  await open('The code is long enough not to run out')
  await user.selectOptions(screen.getByLabelText('Priority'), 'must')
  await user.selectOptions(screen.getByLabelText('Phase'), 'Estimates that steer the design')
  await user.type(screen.getByLabelText('Minutes'), '2.5')
  await user.tab()
  const point = { id: 'code-length', priority: 'must', phase: 'estimates', minutes: 2.5 }
  expect(first()).toMatchObject({ prompt: 'Design the gate of a car park.', levels: ['mid', 'senior', 'staff'] })
  expect(first().script.reallyAsking).toMatch(/ without the other\. Or so\.$/)
  expect(first().script.points[1]).toMatchObject(point)
  for (const comment of newPack.match(/# .+/g) ?? []) expect(latest()).toContain(comment)
  expect(lookAtPack(latest(), 0).faults).toEqual([])
})

it('[PB29] facts, checks and the run card are written in the form', async () => {
  const { user, first, latest, open } = await formOf(newPack)
  await open(/^Facts to tell/)
  await user.click(screen.getByRole('button', { name: 'Add a fact' }))
  expect(document.activeElement).toBe(screen.getByLabelText('The candidate asks'))
  await user.keyboard('How long do links live?')
  await user.type(screen.getByLabelText('Tell'), 'Ten years.')
  await user.click(screen.getByLabelText('Gives a point away'))
  await open(/^Follow-ups/)
  await open('Two reporters shorten the same article. Do they get the same link?')
  await user.click(screen.getByRole('button', { name: 'Add a check' }))
  await user.keyboard('Asks what the numbers are for')
  await user.selectOptions(screen.getByLabelText('Level 1'), 'Staff')
  await open(/^Run card/)
  await user.click(screen.getByRole('button', { name: 'Add this part' }))
  await user.type(screen.getByLabelText('Open with'), 'Tell me what you need to know.')
  await user.selectOptions(screen.getByLabelText('Must hear 1'), 'Links are followed far more often than made')
  await user.tab()
  const { facts, followUps, runCard } = first().script
  expect(facts[3]).toEqual({ id: 'fact-4', ask: 'How long do links live?', tell: 'Ten years.', impliesSecret: true })
  expect(followUps[0].checks).toEqual([{ id: 'check-1', check: 'Asks what the numbers are for', level: 'staff' }])
  expect(runCard).toMatchObject({ open: 'Tell me what you need to know.', musts: [{ point: 'reads-lead' }, {}, {}] })
  await user.click(screen.getByRole('button', { name: 'Remove this part' }))
  expect(first().script.runCard).toBeUndefined()
  expect(lookAtPack(latest(), 0).faults).toEqual([])
})

it('[PB30] a fault stands at its field, at its entry or at its part, and is counted where that is folded', async () => {
  const broken = two
    .replace('title: About billing', 'title: ""')
    .replace('id: p2', 'id: p1')
    .replace('point: b point 3', 'point: b point 3\n          weight: 9')
    .replace('step: lead', 'step: show')
  const { user, open } = await formOf(broken)
  const title = screen.getByLabelText('Title')
  expect(title.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('Write a text.')).toBeTruthy()
  await open(/^Points to listen for \(6\) 2 faults$/)
  await open(/^b point 2 1 fault$/)
  expect(screen.getByText('"p1" is used twice.')).toBeTruthy()
  await open(/^b point 3 1 fault$/)
  expect(screen.getByText(/weight is not known here/)).toBeTruthy()
  expect(screen.getByText(/^In the YAML: Write "lead"/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /has faults/ }).textContent).toBe('Question 1 (has faults)')
  await user.type(title, 'Named')
  await user.tab()
  expect(screen.queryByText('Write a text.')).toBeNull()
})

it('[PB31] entries are moved and removed by keyboard, and the focus goes with them', async () => {
  const { user, first, open } = await formOf(two)
  const ids = () => first().script.points.map(({ id }: { id: string }) => id)
  await open(/^Points to listen for/)
  screen.getByRole('button', { name: 'Move down: b point 1' }).focus()
  await user.keyboard('{Enter}{Enter}')
  expect(ids()).toEqual(['p2', 'p3', 'p1', 'p4', 'p5', 'p6'])
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move down: b point 1' }))
  screen.getByRole('button', { name: 'Move up: b point 3' }).focus()
  await user.keyboard('{Enter}')
  expect(ids().slice(0, 2)).toEqual(['p3', 'p2'])
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move down: b point 3' }))
  screen.getByRole('button', { name: 'Remove: b point 2' }).focus()
  await user.keyboard('{Enter}{Enter}')
  expect(ids()).toEqual(['p3', 'p1', 'p4', 'p5', 'p6'])
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add a point' }))
})

it('[PB32] a list takes as many entries as the format allows', async () => {
  const { user, first, open } = await formOf(two)
  await open(/^Points to listen for/)
  const add = screen.getByRole('button', { name: 'Add a point' })
  for (let n = 7; n <= 10; n++) await user.click(add)
  expect(
    first()
      .script.points.map(({ id }: { id: string }) => id)
      .slice(-2),
  ).toEqual(['point-9', 'point-10'])
  expect(add).toHaveProperty('disabled', true)
  expect(screen.getByText('At most 10.')).toBeTruthy()
  const title = screen.getByLabelText<HTMLInputElement>('Title')
  await user.clear(title)
  await user.click(title)
  await user.paste('x'.repeat(200))
  await user.tab()
  expect(first().title).toBe('x'.repeat(160))
})

it('[PB33] questions are chosen, added, moved and removed', async () => {
  const { user, latest } = await formOf(two)
  const titles = () => parse(latest()).questions.map(({ title }: { title: string }) => title)
  const list = within(screen.getByRole('navigation', { name: 'Questions' }))
  await user.click(list.getByRole('button', { name: /^About feeds/ }))
  expect(screen.getByLabelText('Prompt')).toHaveProperty('value', 'Design feeds.')
  await user.click(screen.getByRole('button', { name: 'Move up: About feeds' }))
  expect(titles()).toEqual(['About feeds', 'About billing'])
  await user.click(list.getByRole('button', { name: 'Add a question' }))
  await user.type(screen.getByLabelText('Title'), 'A third')
  await user.tab()
  expect(titles()).toEqual(['About feeds', 'About billing', 'A third'])
  await user.selectOptions(list.getByLabelText('Question to write'), 'About billing')
  await user.click(screen.getByRole('button', { name: 'Remove: About billing' }))
  await user.click(screen.getByRole('button', { name: 'Remove it' }))
  expect(titles()).toEqual(['About feeds', 'A third'])
})

it('[PB34] what the form can’t show is left to the YAML and kept', async () => {
  const odd = two
    .replace('prompt: Design billing.', 'prompt: { de: Entwirf }')
    .replace('facts:\n        - id: k1', 'facts: later\n      others:\n        - id: k1')
  const { user, first, open } = await formOf(odd)
  expect(screen.getByLabelText('Prompt')).toHaveProperty('disabled', true)
  await open(/^Facts to tell/)
  expect(screen.getByText('This list can be changed in the YAML alone.')).toBeTruthy()
  await user.type(screen.getByLabelText('Title'), ' again')
  await user.tab()
  expect(first()).toMatchObject({ title: 'About billing again', prompt: { de: 'Entwirf' }, script: { facts: 'later' } })
})

it.each([
  ['text that is not YAML', 'title: "half', 'The form can’t read this text'],
  ['no list of questions', 'format: 2\nquestions: none', 'The form can’t read this text'],
  ['an earlier format', two.replace('format: 2\n', ''), 'The form needs format 2'],
])('[PB35] the form says what it needs: %s', async (_what, text, title) => {
  await formOf(text)
  expect(screen.getByRole('heading').textContent).toBe(title)
  expect(screen.queryByRole('textbox')).toBeNull()
})

it('[PB36] the form, unfolded, has nothing inaccessible', async () => {
  const { user } = await formOf(newPack)
  for (const fold of screen.getAllByRole('button', { expanded: false })) await user.click(fold)
  for (const fold of screen.getAllByRole('button', { expanded: false })) await user.click(fold)
  expect(screen.getAllByRole('textbox').length).toBeGreaterThan(40)
  const { violations } = await axe.run(document.body, {
    rules: { region: { enabled: false }, 'color-contrast': { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}, 120_000)
