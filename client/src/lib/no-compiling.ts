import { config } from 'zod'

/**
 * Schemas are to be read, not compiled: our policy for scripts forbids to make a program of a text, and the attempt alone
 * would be reported as a breach of it. Imported before anything that has a schema.
 */
config({ jitless: true })
