import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Visitor, visitor } from './browsers.ts'

/** A visitor whose browser must run our own scripts alone; `incidents` lists violations. */
export type Guarded = Visitor & { readonly incidents: string[] }

export async function onGuard(name: string, url: string, options: BrowserContextOptions = {}): Promise<Guarded> {
  const person = await visitor(name, options)
  const incidents: string[] = []
  await person.context.exposeBinding('x9', () => incidents.push('a payload has run'))
  await person.context.exposeBinding('x9forbidden', (_, what: string) => incidents.push(what))
  await person.context.addInitScript(tellOfViolations)
  // Without this API the page saves files as downloads, which a test can see.
  await person.context.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'))
  person.context.on('page', (page) => guard(page, url, incidents))
  guard(person.page, url, incidents)
  return { ...person, incidents }
}

/** Runs in the page. */
function tellOfViolations(): void {
  const { x9forbidden } = window as unknown as { x9forbidden(what: string): void }
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    x9forbidden(`the policy was broken: ${violatedDirective} ${blockedURI}`),
  )
}

function guard(page: Page, url: string, incidents: string[]): void {
  page.on('dialog', (dialog) => {
    incidents.push(`a dialog: ${dialog.message()}`)
    dialog.dismiss().catch(() => undefined)
  })
  page.on('popup', (popup) => incidents.push(`a window: ${popup.url()}`))
  page.on('request', (request) => {
    const address = request.url()
    const isOurs = address.startsWith(`${url}/`) || /^(data|blob):/.test(address)
    if (!isOurs || /\/x9(?![\w-])/.test(address)) incidents.push(`a request: ${address}`)
  })
  page.on('framenavigated', (frame) => {
    if (!frame.url().startsWith(url) && frame.url() !== 'about:blank') incidents.push(`a page: ${frame.url()}`)
  })
}

/** Fails when any part of the page could run or navigate, or when a text does not show as typed. */
export async function expectShownAsTyped(
  { page, incidents }: Guarded,
  texts: readonly string[],
  where: string,
): Promise<void> {
  const missing = async () => {
    const read = await page.evaluate(allWords)
    return texts.filter((text) => !read.includes(text.trim()))
  }
  await expect.poll(missing, { message: where, timeout: 20_000 }).toEqual([])
  expect(await page.evaluate(liveParts), where).toEqual([])
  expect(incidents, where).toEqual([])
}

/** Runs in the page: its text and the values of its fields. */
function allWords(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value)
  const options = [...document.querySelectorAll('option')].map(({ text }) => text)
  return [document.body.textContent, ...fields, ...options].join('\n')
}

/** Runs in the page: elements that could run or load anything foreign. Links on the board lead to example.org. */
function liveParts(): string[] {
  const strange = 'iframe, object, embed, base, meta[http-equiv], form[action], marquee, script:not([src]), animate'
  const parts = [...document.querySelectorAll(strange)]
  const isAddress = /^(src|srcset|href|xlink:href|action|formaction|ping|poster|data)$/
  const isMeant = /^https:\/\/example\.org\//
  const carrying = [...document.querySelectorAll('*')].filter((element) =>
    [...element.attributes].some(
      ({ name, value }) =>
        name.startsWith('on') ||
        (isAddress.test(name) &&
          !isMeant.test(value) &&
          /^\s*(javascript|vbscript|data:text)|x9\(|\/x9(?![\w-])/i.test(value)) ||
        (name === 'style' && value.includes('x9')),
    ),
  )
  return [...parts, ...carrying].map((element) => element.outerHTML.slice(0, 200))
}
