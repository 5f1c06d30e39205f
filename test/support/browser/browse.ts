import type { BrowserContextOptions } from 'playwright-core'
import type { Participant } from '../http/participant.ts'
import { type Visitor, visitor } from './browsers.ts'

export async function browsing(
  url: string,
  person: Participant,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const visiting = await visitor(person.me?.name ?? '', options)
  const cookies = person.cookie.split('; ').map((pair) => pair.split(/=(.*)/s))
  await visiting.context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url })))
  return visiting
}
