import { z } from 'zod'
import { Name } from '../interview/commands.ts'

export const Me = z.object({ id: z.string(), name: z.string(), guest: z.boolean() })
export type Me = z.infer<typeof Me>

export const MeReply = z.object({ me: Me.nullable() })

export const NameRequest = z.strictObject({ name: Name })
export type NameRequest = z.infer<typeof NameRequest>
