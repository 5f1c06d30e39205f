import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Way } from '@dryrun/shared/api/account.ts'
import type { Me } from '@dryrun/shared/api/me.ts'
import { asName } from '@dryrun/shared/interview/label.ts'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError } from 'better-auth/api'
import { anonymous } from 'better-auth/plugins/anonymous'
import { eq } from 'drizzle-orm'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import { accounts, sessions, users, verifications } from '../db/tables/people.ts'
import { siteAddress } from '../site-address.ts'

/** Of somebody who comes back from another service. */
type CameBack = Readonly<{ cookies: readonly string[]; back: string | undefined }>

const daySeconds = 86_400
const cookiePrefix = 'dryrun'

/** A person, and what their browser is to keep so that they stay who they are. */
export type Greeting = Readonly<{ me: Me | null; cookies: readonly string[] }>
/** Somebody, and by which sign-in they are known. */
export type SignedIn = Readonly<{ me: Me; signInId: string }>

/**
 * Who is asking, told from a cookie. The library's own routes are not reachable: they would answer with the token in
 * the body, where a script could read it. Ours never do.
 */
export class Identity {
  readonly #db: Database
  readonly #auth: ReturnType<typeof createAuth>
  readonly #base: string

  constructor(db: Database, config: Config) {
    this.#db = db
    this.#auth = createAuth(db, config)
    this.#base = siteAddress(config)
  }

  async signedIn({ cookie }: IncomingHttpHeaders): Promise<SignedIn | undefined> {
    if (!cookie) return undefined
    const found = await this.#auth.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } })
    return found ? { me: meOf(found.user), signInId: found.session.id } : undefined
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

  /** Nothing for a wrong password and for an address that nobody has, and that after the same work. */
  async signIn(email: string, password: string, browser = ''): Promise<(Greeting & { me: Me }) | undefined> {
    try {
      const headers = new Headers({ 'user-agent': browser })
      const signedIn = await this.#auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true })
      return { me: meOf(signedIn.response.user), cookies: sessionCookies(signedIn.headers) }
    } catch (error) {
      if (error instanceof APIError && error.statusCode < 500) return undefined
      throw error
    }
  }

  /** Where to send somebody who wants to come in by another service, and what their browser keeps until they are back. */
  async wayTo(way: Way, back: string): Promise<{ url: string; cookies: readonly string[] }> {
    const body = { provider: way, callbackURL: back, disableRedirect: true }
    const { response, headers } = await this.#auth.api.signInSocial({
      body,
      headers: new Headers(),
      returnHeaders: true,
    })
    return { url: response.url ?? '', cookies: ownCookies(headers) }
  }

  /**
   * They are back with what that service gave them. It is asked whether that is true, and only by the browser that was
   * sent there. `back` is what was asked for in `wayTo`; nothing where they did not get in.
   */
  async backFrom(way: Way, search: string, { cookie = '' }: IncomingHttpHeaders): Promise<CameBack> {
    const request = new Request(`${this.#base}/api/auth/callback/${way}${search}`, { headers: { cookie } })
    const { headers } = await this.#auth.handler(request)
    const cookies = ownCookies(headers)
    const isIn = sessionCookies(headers).some((each) => !/^[^=]+=;/.test(each))
    return { cookies, back: isIn ? (headers.get('location') ?? '/') : undefined }
  }

  /** Ends the sign-in of this browser; answers with what makes it forget its cookie. */
  async signOut({ cookie = '' }: IncomingHttpHeaders): Promise<readonly string[]> {
    const { headers } = await this.#auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true })
    return sessionCookies(headers)
  }

  /** The same for somebody who will be gone with all their sign-ins, and before that. */
  async forgetting(headers: IncomingHttpHeaders): Promise<readonly string[]> {
    return this.signOut({ ...headers, cookie: `${cookiePrefix}.session_token=none` })
  }

  async hash(password: string): Promise<string> {
    return (await this.#auth.$context).password.hash(password)
  }

  async matches(password: string, hash: string): Promise<boolean> {
    return (await this.#auth.$context).password.verify({ password, hash })
  }

  async rename(personId: string, name: string): Promise<void> {
    await this.#db.update(users).set({ name, updatedAt: new Date() }).where(eq(users.id, personId))
  }
}

function createAuth(db: Database, config: Config) {
  return betterAuth({
    baseURL: siteAddress(config),
    secret: config.authSecret,
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    // Signing up is ours: a guest becomes an account under the id that is in every log.
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 200 },
    socialProviders: providersOf(config),
    // An address alone joins nobody to an account: somebody may have made one with an address that is not theirs.
    account: { accountLinking: { enabled: false } },
    // Other services check names by rules of their own.
    databaseHooks: {
      user: { create: { before: async (user) => ({ data: { ...user, name: asName(user.name, 'Guest') } }) } },
    },
    plugins: [anonymous({ disableDeleteAnonymousUser: true })],
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

function providersOf(config: Config) {
  const keysOf = (way: Way) => {
    const keys = config.ways[way]
    return keys && { [way]: { ...keys, redirectURI: `${siteAddress(config)}/api/sign-in/${way}/return` } }
  }
  return { ...keysOf('github'), ...keysOf('google') }
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

/** The same, and what holds until somebody is back from another service. */
const ownCookies = (headers: Headers) =>
  headers.getSetCookie().filter((cookie) => /^dryrun\.(session_token|state|oauth_state)=/.test(cookie))

/** Of the cookies that the library sets, the one that we use. */
const sessionCookies = (headers: Headers) =>
  headers.getSetCookie().filter((cookie) => cookie.startsWith(`${cookiePrefix}.session_token=`))
