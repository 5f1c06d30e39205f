import { createHmac } from 'node:crypto'

export const CREDENTIAL_SECONDS = 3_600

/**
 * Credentials that coturn accepts for an hour. `seat` names the person towards the quotas of the TURN server.
 * Source: draft-uberti-behave-turn-rest-00, `use-auth-secret` in coturn.
 */
export function turnCredentials(secret: string, seat: string, now: number): { username: string; credential: string } {
  const username = `${Math.floor(now / 1_000) + CREDENTIAL_SECONDS}:${seat}`
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') }
}
