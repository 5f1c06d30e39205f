import { createHmac } from 'node:crypto'

/** Hashes an email address for storage; `purpose` separates the hashes of two uses. */
export function addressHash(secret: string, purpose: string, email: string): string {
  const [local = '', host = ''] = email.trim().toLowerCase().split('@')
  // The part after a plus belongs to the same mailbox.
  return createHmac('sha256', secret)
    .update(`${purpose} ${local.split('+')[0]}@${host}`)
    .digest('base64url')
}
