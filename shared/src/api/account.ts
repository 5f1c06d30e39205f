import { z } from 'zod'
import { Name } from '../interview/commands.ts'
import { longest, shortestPassword } from '../limits.ts'
import { tokenIn } from '../pasted-link.ts'

const address = /^[^\s@<>()",;:\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/
export const EmailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(200, 'use at most 200 characters')
  .regex(address, 'enter an email address such as ada@example.org')
const longestPassword = `use at most ${longest.password} characters`
/** Length matters more than variety, so there are no rules about characters. */
export const NewPassword = z
  .string()
  .min(shortestPassword, `use at least ${shortestPassword} characters`)
  .max(longest.password, longestPassword)
const Password = z.string().min(1, 'enter your password').max(longest.password, longestPassword)
/** 128 random bits from an email, valid once. */
const ProofToken = z.string().min(1).max(100).overwrite(tokenIn)

export const AccountRequest = z.strictObject({ name: Name, email: EmailAddress, password: NewPassword })
export type AccountRequest = z.infer<typeof AccountRequest>
/**
 * `bring` moves the guest's interviews to the account; without it they stay with the guest, who cannot sign in again.
 */
export const SignInRequest = z.strictObject({ email: EmailAddress, password: Password, bring: z.boolean() })
export type SignInRequest = z.infer<typeof SignInRequest>
export const ForgotRequest = z.strictObject({ email: EmailAddress })
export type ForgotRequest = z.infer<typeof ForgotRequest>
export const ResetRequest = z.strictObject({ token: ProofToken, password: NewPassword })
export type ResetRequest = z.infer<typeof ResetRequest>
export const PasswordRequest = z.strictObject({ current: Password, password: NewPassword })
export type PasswordRequest = z.infer<typeof PasswordRequest>
export const ProveRequest = z.strictObject({ token: ProofToken })
/** The password, or the name when there is none; guards against accidental account deletion. */
export const LeaveRequest = z.strictObject({
  proof: z.string().min(1, 'enter it to confirm').max(longest.password, longestPassword),
})
export type LeaveRequest = z.infer<typeof LeaveRequest>

/** A signed-in browser; times in milliseconds since 1970. */
export const SignIn = z.object({
  id: z.string(),
  here: z.boolean(),
  browser: z.string(),
  since: z.number(),
  seen: z.number(),
})
export type SignIn = z.infer<typeof SignIn>

export const OAuthProvider = z.enum(['github', 'google'])
export type OAuthProvider = z.infer<typeof OAuthProvider>

/** Sent only to the person themself. */
export const AccountReply = z.object({
  name: z.string(),
  guest: z.boolean(),
  email: z.string().nullable(),
  /** Whether the email address is verified; other addresses get no email. */
  proven: z.boolean(),
  hasPassword: z.boolean(),
  signIns: z.array(SignIn),
  interviews: z.number(),
})
export type AccountReply = z.infer<typeof AccountReply>
export const OAuthProvidersReply = z.object({ ways: z.array(OAuthProvider), mail: z.boolean() })
/** `url` is the OAuth provider's consent page. */
export const OAuthRequest = z.strictObject({ bring: z.boolean() })
export const OAuthReply = z.object({ url: z.string() })
export const DoneReply = z.object({ done: z.literal(true) })
