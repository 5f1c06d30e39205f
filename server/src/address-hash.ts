import { createHmac } from 'node:crypto'

/** What an email address is kept as where nobody is to read it. `purpose` keeps hashes of two uses apart. */
export function addressHash(secret: string, purpose: string, email: string): string {
  const [local = '', host = ''] = email.trim().toLowerCase().split('@')
  // What stands after a plus leads to the same mailbox.
  return createHmac('sha256', secret)
    .update(`${purpose} ${local.split('+')[0]}@${host}`)
    .digest('base64url')
}
