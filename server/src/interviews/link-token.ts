import { createHash, randomBytes } from 'node:crypto'

/** 128 random bits, so that guessing is infeasible. */
export const newToken = (): string => randomBytes(16).toString('base64url')

/** The stored hash of a token. A fast hash without salt is safe, since the token itself is random. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url')
