import { config } from 'zod'

/**
 * Disables zod's compiler: the content security policy forbids it, and even the attempt is reported as a violation.
 * Import before any schema.
 */
config({ jitless: true })
