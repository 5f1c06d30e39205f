import { z } from 'zod'
import { Name } from '../interview/commands.ts'
import { tokenIn } from '../pasted-link.ts'

const address = /^[^\s@<>()",;:\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/
export const EmailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .regex(address, 'write an address such as ada@example.org')
/** Long beats strange: there are no rules about which signs are in it. */
export const NewPassword = z.string().min(10, 'use at least 10 characters').max(200, 'use at most 200 characters')
const Password = z.string().min(1, 'write your password').max(200)
/** 128 random bits that came by mail, good once. */
const ProofToken = z.string().min(1).max(100).overwrite(tokenIn)

export const AccountRequest = z.strictObject({ name: Name, email: EmailAddress, password: NewPassword })
export type AccountRequest = z.infer<typeof AccountRequest>
/** `bring`: the interviews of the guest who asks come along; without it they stay with a guest whom nobody is any more. */
export const SignInRequest = z.strictObject({ email: EmailAddress, password: Password, bring: z.boolean() })
export type SignInRequest = z.infer<typeof SignInRequest>
export const ForgotRequest = z.strictObject({ email: EmailAddress })
export const ResetRequest = z.strictObject({ token: ProofToken, password: NewPassword })
export type ResetRequest = z.infer<typeof ResetRequest>
export const PasswordRequest = z.strictObject({ current: Password, password: NewPassword })
export type PasswordRequest = z.infer<typeof PasswordRequest>
export const ProveRequest = z.strictObject({ token: ProofToken })
/** The password, or where there is none the name, so that nobody is deleted by a slip. */
export const LeaveRequest = z.strictObject({ proof: z.string().min(1).max(200) })
export type LeaveRequest = z.infer<typeof LeaveRequest>

/** A browser that is signed in. */
export const SignIn = z.object({
  id: z.string(),
  here: z.boolean(),
  browser: z.string(),
  since: z.number(),
  seen: z.number(),
})
export type SignIn = z.infer<typeof SignIn>

/** Another service that says who somebody is, where whoever runs the server has set it up. */
export const Way = z.enum(['github', 'google'])
export type Way = z.infer<typeof Way>

/** What one may know of oneself; nobody else is answered any of it. */
export const AccountReply = z.object({
  name: z.string(),
  guest: z.boolean(),
  email: z.string().nullable(),
  /** Whether the address was shown to be theirs; mail goes to no other. */
  proven: z.boolean(),
  hasPassword: z.boolean(),
  signIns: z.array(SignIn),
  interviews: z.number(),
})
export type AccountReply = z.infer<typeof AccountReply>
/** `mail`: whether this server writes to people by itself. */
export const WaysReply = z.object({ ways: z.array(Way), mail: z.boolean() })
/** `url` is where that service asks them whether they want this. */
export const WayRequest = z.strictObject({ bring: z.boolean() })
export const WayReply = z.object({ url: z.string() })
export const DoneReply = z.object({ done: z.literal(true) })
