import type { Me } from '@dryrun/shared/api/me.ts'
import { Participant } from './participant.ts'

/** Long enough, and nobody's. */
export const password = 'correct horse battery'

/** Makes whoever this is an account. */
export async function register(person: Participant, email: string, name = person.me?.name ?? 'Ada'): Promise<void> {
  const { status, body } = await person.post('/api/account', { name, email, password })
  if (status !== 201) throw new Error(`no account: ${JSON.stringify(body)}`)
  person.me = (body as { me: Me }).me
}

/** The owner of an account in a browser of their own. */
export async function signedIn(url: string, email: string, as = new Participant(url)): Promise<Participant> {
  const { status, body } = await as.post('/api/sign-in', { email, password, bring: true })
  if (status !== 200) throw new Error(`not signed in: ${JSON.stringify(body)}`)
  as.me = (body as { me: Me }).me
  return as
}
