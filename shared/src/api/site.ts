import { z } from 'zod'

/** An address under which other people open the app: set by the operator, an IP address of the server, or its name. */
export const SiteAddress = z.object({ url: z.string(), kind: z.enum(['public', 'address', 'name']) })
export type SiteAddress = z.infer<typeof SiteAddress>

/** The origin for links to other people; null when only this machine can open the app. */
export const SiteReply = z.object({ address: z.string().nullable() })

/** For the host of an interview; the most useful address comes first. */
export const AddressesReply = z.object({ addresses: z.array(SiteAddress) })

/** A certificate authority that devices can trust. `address`: the https origin of the host that was asked. */
export const Authority = z.object({
  name: z.string(),
  /** SHA-256, in hexadecimal pairs with colons. */
  fingerprint: z.string(),
  /** Milliseconds since 1970. */
  validTo: z.number(),
  address: z.string().nullable(),
})
export type Authority = z.infer<typeof Authority>

export const AuthorityReply = z.object({ authority: Authority.nullable() })
