import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Me } from '@dryrun/shared/api.ts'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { anonymous } from 'better-auth/plugins/anonymous'
import { eq } from 'drizzle-orm'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import { accounts, sessions, users, verifications } from '../db/tables/people.ts'

const daySeconds = 86_400
const cookiePrefix = 'dryrun'

/** A person, and what their browser is to keep so that they stay who they are. */
export type Greeting = Readonly<{ me: Me | null; cookies: readonly string[] }>

/**
 * Who is asking, told from a cookie. The library's own routes are not reachable: they would answer with the token in
 * the body, where a script could read it. Ours never do.
 */
export class Identity {
  readonly #db: Database
  readonly #auth: ReturnType<typeof createAuth>

  constructor(db: Database, config: Config) {
    this.#db = db
    this.#auth = createAuth(db, config)
  }

  async whoIs({ cookie }: IncomingHttpHeaders): Promise<Me | undefined> {
    if (!cookie) return undefined
    const signedIn = await this.#auth.api.getSession({
      headers: new Headers({ cookie }),
      query: { disableRefresh: true },
    })
    return signedIn ? meOf(signedIn.user) : undefined
  }

  /** The same for someone who comes back after a while: what they keep is renewed, so that a regular is never forgotten. */
  async welcomeBack({ cookie }: IncomingHttpHeaders): Promise<Greeting> {
    if (!cookie) return { me: null, cookies: [] }
    const { response, headers } = await this.#auth.api.getSession({
      headers: new Headers({ cookie }),
      returnHeaders: true,
    })
    return { me: response && meOf(response.user), cookies: sessionCookies(headers) }
  }

  async createGuest(name: string): Promise<Greeting & { me: Me }> {
    const { response, headers } = await this.#auth.api.signInAnonymous({ headers: new Headers(), returnHeaders: true })
    const id = response.user.id
    await this.rename(id, name)
    return { me: { id, name, guest: true }, cookies: sessionCookies(headers) }
  }

  async rename(personId: string, name: string): Promise<void> {
    await this.#db.update(users).set({ name, updatedAt: new Date() }).where(eq(users.id, personId))
  }
}

/** Guests alone can come in: the way with an address and a password is off until it has a page of its own. */
function createAuth(db: Database, config: Config) {
  return betterAuth({
    baseURL: config.publicUrl ?? `http://localhost:${config.port}`,
    secret: config.authSecret,
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    emailAndPassword: { enabled: false },
    plugins: [anonymous()],
    // A guest has nothing but the cookie: who loses it loses their interviews.
    session: { expiresIn: 365 * daySeconds, updateAge: daySeconds },
    advanced: {
      cookiePrefix,
      // `Secure` is added where the cookie is set, from the request: behind a proxy only that knows of https.
      useSecureCookies: false,
      database: { generateId: () => randomUUID() },
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}

const meOf = ({
  id,
  name,
  isAnonymous,
}: {
  id: string
  name: string
  isAnonymous?: boolean | null | undefined
}): Me => ({
  id,
  name,
  guest: isAnonymous ?? false,
})

/** Of the cookies that the library sets, the one that we use. */
const sessionCookies = (headers: Headers) =>
  headers.getSetCookie().filter((cookie) => cookie.startsWith(`${cookiePrefix}.session_token=`))
