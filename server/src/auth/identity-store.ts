import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { OAuthProvider } from '@dryrun/shared/api/account.ts'
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

type CameBack = Readonly<{ cookies: readonly string[]; back: string | undefined }>

const daySeconds = 86_400
const cookiePrefix = 'dryrun'

export type Greeting = Readonly<{ me: Me | null; cookies: readonly string[] }>
export type SignedIn = Readonly<{ me: Me; signInId: string }>

/**
 * Identifies people by cookie through better-auth. Its own routes stay unreachable, because they answer with the
 * session token in the body, readable for scripts.
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

  /** Also renews the cookie, so that a regular visitor stays signed in. */
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

  /** Returns `undefined` for a wrong password or an unknown address, after equal work. Rejects on other faults. */
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

  /** Returns the OAuth provider's address, and the cookies that the browser needs for the return. */
  async wayTo(way: OAuthProvider, back: string): Promise<{ url: string; cookies: readonly string[] }> {
    const body = { provider: way, callbackURL: back, disableRedirect: true }
    const { response, headers } = await this.#auth.api.signInSocial({
      body,
      headers: new Headers(),
      returnHeaders: true,
    })
    return { url: response.url ?? '', cookies: ownCookies(headers) }
  }

  /**
   * Completes an OAuth sign-in, which works only in the browser that started it. `back` is the address given to
   * `wayTo`, or `undefined` when the provider refused.
   */
  async backFrom(way: OAuthProvider, search: string, { cookie = '' }: IncomingHttpHeaders): Promise<CameBack> {
    const request = new Request(`${this.#base}/api/auth/callback/${way}${search}`, { headers: { cookie } })
    const { headers } = await this.#auth.handler(request)
    const cookies = ownCookies(headers)
    const isIn = sessionCookies(headers).some((each) => !/^[^=]+=;/.test(each))
    return { cookies, back: isIn ? (headers.get('location') ?? '/') : undefined }
  }

  async signOut({ cookie = '' }: IncomingHttpHeaders): Promise<readonly string[]> {
    const { headers } = await this.#auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true })
    return sessionCookies(headers)
  }

  /** Returns the cookies that clear a sign-in, before account deletion removes it. */
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
    // Only `Accounts` creates accounts, because guests keep the id that the logs refer to.
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 200 },
    socialProviders: providersOf(config),
    // No linking by address: an account may have been created with an address of another person.
    account: { accountLinking: { enabled: false } },
    // OAuth providers allow other names.
    databaseHooks: {
      user: { create: { before: async (user) => ({ data: { ...user, name: asName(user.name, 'Guest') } }) } },
    },
    plugins: [anonymous({ disableDeleteAnonymousUser: true })],
    // A guest who loses the cookie loses the interviews.
    session: { expiresIn: 365 * daySeconds, updateAge: daySeconds },
    advanced: {
      cookiePrefix,
      // `cookieKeeper` adds `Secure` from the request, because only that knows about HTTPS at the proxy.
      useSecureCookies: false,
      database: { generateId: () => randomUUID() },
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}

function providersOf(config: Config) {
  const keysOf = (way: OAuthProvider) => {
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

/** Includes the cookies of an OAuth sign-in in progress. */
const ownCookies = (headers: Headers) =>
  headers.getSetCookie().filter((cookie) => /^dryrun\.(session_token|state|oauth_state)=/.test(cookie))

const sessionCookies = (headers: Headers) =>
  headers.getSetCookie().filter((cookie) => cookie.startsWith(`${cookiePrefix}.session_token=`))
