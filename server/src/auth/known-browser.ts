import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

const NAME = 'dryrun.known'
const YEAR_SECONDS = 31_536_000

/**
 * A cookie that marks a browser as having signed in to an account before. It gives no access, only separate password
 * attempts.
 */
export class KnownBrowsers {
  readonly #secret: string

  constructor(secret: string) {
    this.#secret = secret
  }

  /** Returns the browser's id when the cookie is valid for this address, else `undefined`. */
  numberIn({ cookie = '' }: IncomingHttpHeaders, email: string): string | undefined {
    for (const [, number = '', mark = ''] of cookie.matchAll(
      /(?:^|; )dryrun\.known=([\w-]{22})\.([\w-]{43})(?=;|$)/g,
    )) {
      const isTrue = timingSafeEqual(Buffer.from(mark, 'base64url'), this.#markOf(number, email))
      if (isTrue) return number
    }
    return undefined
  }

  cookieFor(email: string): string {
    const number = randomBytes(16).toString('base64url')
    const mark = this.#markOf(number, email).toString('base64url')
    return `${NAME}=${number}.${mark}; Max-Age=${YEAR_SECONDS}; Path=/; HttpOnly; SameSite=Lax`
  }

  #markOf(number: string, email: string): Buffer {
    return createHmac('sha256', this.#secret).update(`known browser ${number} ${email}`).digest()
  }
}
