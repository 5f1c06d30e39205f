import { z } from 'zod'
import { most } from '../limits.ts'
import { ReportView } from '../report/report-view.ts'

export const ReportReply = z.object({ report: ReportView })

/** `days` until the link expires. */
export const ShareRequest = z.strictObject({
  days: z
    .number()
    .int()
    .min(1, 'share it for at least a day')
    .max(most.shareDays, `share it for at most ${most.shareDays} days`),
  showNames: z.boolean(),
  showScript: z.boolean(),
})
export type ShareRequest = z.infer<typeof ShareRequest>

export const Share = z.object({
  id: z.string(),
  showNames: z.boolean(),
  showScript: z.boolean(),
  createdAt: z.number(),
  expiresAt: z.number(),
})
export type Share = z.infer<typeof Share>

/** The only time that the token is sent; the server stores its hash. */
export const ShareReply = z.object({ share: Share, token: z.string() })

export const SharesReply = z.object({ shares: z.array(Share) })
