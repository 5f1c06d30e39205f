import { createHash, randomBytes } from 'node:crypto'

/** 128 random bits: nobody finds one by trying. */
export const newToken = (): string => randomBytes(16).toString('base64url')

/** What is kept of a token. It is random already, so a fast hash without salt gives nothing away. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
