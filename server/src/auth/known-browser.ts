import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

const NAME = 'dryrun.known'
const YEAR_SECONDS = 31_536_000

/**
 * A cookie that says that a browser has signed in to an account before. It lets nobody in: it gives the browser attempts
 * of its own at the password.
 */
export class KnownBrowsers {
  readonly #secret: string

  constructor(secret: string) {
    this.#secret = secret
  }

  /** The browser's own number, where it has signed in with this address before. */
  numberIn({ cookie = '' }: IncomingHttpHeaders, email: string): string | undefined {
    for (const [, number = '', mark = ''] of cookie.matchAll(
      /(?:^|; )dryrun\.known=([\w-]{22})\.([\w-]{43})(?=;|$)/g,
    )) {
      const isTrue = timingSafeEqual(Buffer.from(mark, 'base64url'), this.#markOf(number, email))
      if (isTrue) return number
    }
    return undefined
  }

  /** What the browser is to keep from now on. */
  cookieFor(email: string): string {
    const number = randomBytes(16).toString('base64url')
    const mark = this.#markOf(number, email).toString('base64url')
    return `${NAME}=${number}.${mark}; Max-Age=${YEAR_SECONDS}; Path=/; HttpOnly; SameSite=Lax`
  }

  #markOf(number: string, email: string): Buffer {
    return createHmac('sha256', this.#secret).update(`known browser ${number} ${email}`).digest()
  }
}
