import { guardComposedEnter } from '@dryrun/client/lib/composed-enter.ts'
import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { mounted } from '../support/page/mounted.tsx'
import { type Answers, type Asked, refused, standInServer } from '../support/page/stand-in-server.ts'
import { type FormCase, formCases } from './form-cases.tsx'

const each = Object.entries(formCases)
const incomplete = each.filter(([, { lacks }]) => lacks)

type Open = { user: UserEvent; form: () => HTMLElement; asked: Asked[] }

async function opened({ element, path, answers, open, button }: FormCase, more: Answers = {}): Promise<Open> {
  const asked = standInServer({ ...answers, ...more })
  const { user } = await mounted(element, path)
  await open?.(user)
  await waitFor(() => formWith(button))
  return { user, form: () => formWith(button), asked }
}

function formWith(button: string): HTMLElement {
  const form = screen.getAllByRole('button', { name: button }).at(-1)?.closest('form')
  if (!form) throw new Error(`no form has the button ${button}`)
  return form
}

/** A required field's label ends with an asterisk. */
const field = (form: HTMLElement, label: string) =>
  within(form).getByLabelText((text) => text.replace(/ \*$/, '') === label, { selector: 'input, select, textarea' })
const buttonIn = (form: HTMLElement, name: string) => within(form).getByRole('button', { name })

async function fill({ user, form }: Open, filled: FormCase['filled']): Promise<void> {
  for (const [label, text] of Object.entries(filled)) {
    await user.clear(field(form(), label))
    await user.type(field(form(), label), text)
  }
}

const valuesOf = (form: HTMLElement) =>
  [...form.querySelectorAll<HTMLInputElement>('input, select, textarea')].map(({ value, checked }) => [value, checked])

it.each(incomplete)(
  '[F7] %s names what it lacks at the field, with the focus there, and sends nothing',
  async (_, each) => {
    const { user, form, asked } = await opened(each)
    const [label, sentence] = each.lacks ?? ['', '']
    await user.click(buttonIn(form(), each.button))
    await waitFor(() => expect(document.activeElement).toBe(field(form(), label)))
    expect(field(form(), label).getAttribute('aria-invalid')).toBe('true')
    expect(within(form()).getByText(sentence)).toBeTruthy()
    expect(asked).toEqual([])
  },
)

it.each(each)(
  '[F8] %s shows a fault of the server at its field, keeps what was entered, and is sent again',
  async (_, each) => {
    const [path, label] = each.refuses
    const refusal = refused('invalid', 'General words.', [{ path, message: 'the server does not take this' }])
    const open = await opened(each, { [each.sends]: refusal })
    const { user, form, asked } = open
    await fill(open, each.filled)
    const before = valuesOf(form())
    await user.click(buttonIn(form(), each.button))
    await within(form()).findByText('The server does not take this.')
    await waitFor(() => expect(document.activeElement).toBe(field(form(), label)))
    expect(valuesOf(form())).toEqual(before)
    expect(within(form()).queryByText(/General words/)).toBeNull()
    const sent = () => asked.filter(({ route }) => route === each.sends)
    expect(sent()).toHaveLength(1)
    await user.click(buttonIn(form(), each.button))
    await waitFor(() => expect(sent()).toHaveLength(2))
    expect(sent()[1]).toEqual(sent()[0])
  },
)

it.each(each)(
  '[F9] %s is sent once, however often it is submitted while the server has not answered',
  async (_, each) => {
    let answer: (refusal: ReturnType<typeof refused>) => void = () => undefined
    const open = await opened(each, { [each.sends]: () => new Promise((resolve) => (answer = resolve)) })
    const { user, form, asked } = open
    const sent = () => asked.filter(({ route }) => route === each.sends)
    await fill(open, each.filled)
    const button = buttonIn(form(), each.button)
    await user.click(button)
    await waitFor(() => expect(button.getAttribute('data-loading')).toBe('true'))
    button.removeAttribute('disabled')
    await user.click(button)
    await waitFor(() => expect(sent()).toHaveLength(1))
    answer(refused('conflict', 'Not now.', []))
    await screen.findByText(/Not now\./)
    expect(sent()).toHaveLength(1)
  },
)

it('[F10] Enter sends a form, except the Enter that confirms a composition', async () => {
  const open = await opened(formCases.SignInPage!)
  const { user, form, asked } = open
  await fill(open, formCases.SignInPage!.filled)
  field(form(), 'E-mail address').focus()
  const compose = (event: Event) => Object.defineProperty(event, 'keyCode', { value: 229 })
  // Before the guard, because a browser marks the event from the start.
  window.addEventListener('keydown', compose, { capture: true })
  const stop = guardComposedEnter(window)
  await user.keyboard('{Enter}')
  window.removeEventListener('keydown', compose, { capture: true })
  expect(asked).toEqual([])
  await user.keyboard('{Enter}')
  await waitFor(() => expect(asked.map(({ route }) => route)).toEqual(['POST /api/sign-in']))
  stop()
})
