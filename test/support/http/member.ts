import type { Me } from '@dryrun/shared/api/me.ts'
import { Participant } from './participant.ts'

export const password = 'correct horse battery'

/** Creates an account for a guest. Throws when the server refuses it. */
export async function register(person: Participant, email: string, name = person.me?.name ?? 'Ada'): Promise<void> {
  const { status, body } = await person.post('/api/account', { name, email, password })
  if (status !== 201) throw new Error(`no account: ${JSON.stringify(body)}`)
  person.me = (body as { me: Me }).me
}

/** Throws when the sign-in is refused. */
export async function signedIn(url: string, email: string, as = new Participant(url)): Promise<Participant> {
  const { status, body } = await as.post('/api/sign-in', { email, password, bring: true })
  if (status !== 200) throw new Error(`not signed in: ${JSON.stringify(body)}`)
  as.me = (body as { me: Me }).me
  return as
}
