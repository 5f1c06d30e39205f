import { OpenForm } from '@dryrun/client/setup/OpenForm.tsx'
import { ProposeForm } from '@dryrun/client/slots/propose/ProposeForm.tsx'
import { SoloForm } from '@dryrun/client/solo/SoloForm.tsx'
import { screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { packs } from '../support/page/form-facts.ts'
import { mounted } from '../support/page/mounted.tsx'
import { refused, standInServer } from '../support/page/stand-in-server.ts'

const answers = { 'POST /api/me': [200, { me: { id: 'p', name: 'Ada', guest: true } }] as const }
const propose = <ProposeForm packs={packs} knownName="Ada" zone="Europe/Berlin" />
const open = <OpenForm packs={packs} knownName="Ada" />
const solo = <SoloForm packs={packs} knownName="Ada" />

const forms = [
  ['ProposeForm', propose, 'Propose and get the link', 'dryrun.propose'],
  ['OpenForm', open, 'Create interview', 'dryrun.open'],
  ['SoloForm', solo, 'Continue', 'dryrun.solo'],
] as const

const valueAt = (label: string) => screen.getByLabelText<HTMLSelectElement>(label, { selector: 'select, input' }).value
const send = (user: UserEvent, button: string) => user.click(screen.getByRole('button', { name: button }))
const focused = (label: string) =>
  waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(label, { selector: 'select, input' })))

it.each(forms)('[F11] %s chooses a question of the new pack when the pack changes', async (_, form, button) => {
  const asked = standInServer(answers)
  const { user } = await mounted(form)
  await user.selectOptions(screen.getByLabelText('Question'), 'links')
  await user.selectOptions(screen.getByLabelText('Question pack'), 'second')
  await send(user, button)
  await waitFor(() => expect(asked).toHaveLength(2))
  const { interview, ...request } = (asked[1]?.body ?? {}) as Record<string, unknown>
  const sent = (interview ?? request) as {
    packId: string
    questionId?: string | null
    rounds?: { questionId: string }[]
  }
  expect(sent.packId).toBe('second')
  expect([null, 'rides']).toContain(sent.rounds ? sent.rounds[0]?.questionId : sent.questionId)
})

it.each(forms)('[F11] %s replaces a stored question or pack that is gone', async (_, form, __, key) => {
  standInServer(answers)
  const first = await mounted(form)
  await first.user.selectOptions(screen.getByLabelText('Question'), 'links')
  const stored = localStorage.getItem(key) ?? ''
  expect(stored).toContain('"links"')
  for (const text of [stored.replaceAll('"links"', '"gone"'), stored.replaceAll('"first"', '"gone"')]) {
    localStorage.setItem(key, text)
    document.body.replaceChildren()
    await mounted(form)
    expect(valueAt('Question pack')).toBe('first')
    expect(['', 'feed', 'links']).toContain(valueAt('Question'))
  }
})

it('[F7] a phase shorter than a minute or longer than 180 is marked, and the plan unfolds to show it', async () => {
  const asked = standInServer(answers)
  const { user } = await mounted(open)
  const minutes = async (text: string) => {
    const field = screen.getByLabelText('Deep dive', { selector: 'input' })
    await user.clear(field)
    if (text) await user.type(field, text)
    await send(user, 'Create interview')
  }
  await user.click(screen.getByRole('button', { name: /45 minutes a round/ }))
  for (const [text, sentence] of [
    ['0', 'Give every phase at least a minute.'],
    ['181', 'A phase lasts at most 180 minutes.'],
    ['', 'Write the minutes as a number.'],
  ] as const) {
    await minutes(text)
    await screen.findByText(sentence)
    await focused('Deep dive')
  }
  expect(asked).toEqual([])
  await minutes('180')
  await waitFor(() => expect(asked.map(({ route }) => route)).toEqual(['POST /api/me', 'POST /api/interviews']))
})

it('[F7] a title takes 120 characters and no more', async () => {
  const asked = standInServer(answers)
  const { user } = await mounted(open)
  const title = screen.getByLabelText('Title')
  await user.clear(title)
  await user.click(title)
  await user.paste('a'.repeat(121))
  await send(user, 'Create interview')
  await screen.findByText('Use at most 120 characters.')
  await focused('Title')
  expect(asked).toEqual([])
  await user.type(title, '{Backspace}')
  expect(screen.queryByText('Use at most 120 characters.')).toBeNull()
  await send(user, 'Create interview')
  await waitFor(() => expect(asked).toHaveLength(2))
})

it('[F8] a fault that belongs to no field is said in words, beside those that do', async () => {
  const faults = [
    { path: 'interview.title', message: 'too bold' },
    { path: 'timeZone', message: 'is not known' },
  ]
  standInServer({ ...answers, 'POST /api/slots': refused('invalid', 'This was not taken.', faults) })
  const { user } = await mounted(propose)
  await send(user, 'Propose and get the link')
  await screen.findByText('This was not taken. timeZone: Is not known. Nothing you entered is lost.')
  expect(screen.getByText('Too bold.')).toBeTruthy()
  await focused('Title')
})

it('[F8] a failure without faults leaves the focus on the button that lost it', async () => {
  standInServer({ ...answers, 'POST /api/slots': refused('conflict', 'You have proposed too many.', []) })
  const { user } = await mounted(propose)
  await send(user, 'Propose and get the link')
  await screen.findByText('You have proposed too many. Nothing you entered is lost.')
  const button = screen.getByRole('button', { name: 'Propose and get the link' })
  await waitFor(() => expect(document.activeElement).toBe(button))
})

it('[F5] an unchanged name of a stored draft follows the known name', async () => {
  standInServer(answers)
  const { user } = await mounted(open)
  await user.type(screen.getByLabelText('Title'), '!')
  document.body.replaceChildren()
  await mounted(<OpenForm packs={packs} knownName="Eve" />)
  expect(valueAt('Your name')).toBe('Eve')
  expect(valueAt('Title')).toContain('!')
})

it('[F12] a browser that stores nothing keeps a draft as long as the page', async () => {
  standInServer(answers)
  const setItem = Storage.prototype.setItem
  Storage.prototype.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  try {
    const { user } = await mounted(open)
    await user.type(screen.getByLabelText('Title'), '!')
    document.body.replaceChildren()
    await mounted(open)
    expect(valueAt('Title')).toContain('!')
  } finally {
    Storage.prototype.setItem = setItem
  }
})
