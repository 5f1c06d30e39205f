import { X509Certificate } from 'node:crypto'
import { hostname } from 'node:os'
import type { Authority } from '@dryrun/shared/api/site.ts'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { authorityIn, certificateFor, endOf, type KeyPair } from './certificates.ts'
import { localName } from './model/hosts.ts'
import { openTlsFront, type TlsFront } from './tls-front.ts'

const LOOK_MS = 30_000
const RENEW_MS = 30 * 86_400_000
const thisMachine = ['localhost', '127.0.0.1', '::1']

/** `HTTPS=lan`: serves the app over https, with a certificate of the server's own authority for all of its addresses. */
export class LocalHttps {
  readonly #authority: KeyPair
  readonly #now: () => number
  /** The hosts besides this machine itself, which change when it moves to another network. */
  readonly #hosts: () => readonly string[]
  #certificate: (KeyPair & { hosts: string }) | undefined
  #front: TlsFront | undefined
  #timer: NodeJS.Timeout | undefined

  private constructor(authority: KeyPair, hosts: () => readonly string[], now: () => number) {
    this.#authority = authority
    this.#hosts = hosts
    this.#now = now
  }

  /** Throws `ConfigFault` when the authority can't be read or stored. */
  static async at({ dataDir }: Config, hosts: () => readonly string[], now = Date.now): Promise<LocalHttps> {
    return new LocalHttps(await authorityIn(dataDir, hostname(), now()), hosts, now)
  }

  /** The authority's certificate as PEM text. */
  get certificate(): string {
    return this.#authority.cert
  }

  get authority(): Omit<Authority, 'address'> {
    const { subject, fingerprint256 } = new X509Certificate(this.#authority.cert)
    return { name: subject.replace(/^CN=/, ''), fingerprint: fingerprint256, validTo: endOf(this.#authority) }
  }

  /** 0 before `listen`. */
  get port(): number {
    return this.#front?.port ?? 0
  }

  /** Rejects when the port can't be listened on. */
  async listen(app: FastifyInstance, { host, httpsPort }: Config): Promise<void> {
    this.#front = await openTlsFront(app, { host, port: httpsPort, pair: await this.#current() })
    const onFault = (error: unknown) => app.log.error({ err: error }, 'the https certificate was not renewed')
    this.#timer = setInterval(() => void this.renew().catch(onFault), LOOK_MS).unref()
  }

  /** Replaces the certificate if the machine has other addresses now, or if the certificate ends soon. */
  async renew(): Promise<void> {
    const before = this.#certificate
    const now = await this.#current()
    if (now !== before) this.#front?.use(now)
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#front?.close()
  }

  async #current(): Promise<KeyPair> {
    const hosts = [...new Set([...this.#hosts(), ...localName(hostname()), ...thisMachine])]
    const isGood = this.#certificate?.hosts === hosts.join() && endOf(this.#certificate) > this.#now() + RENEW_MS
    if (this.#certificate && isGood) return this.#certificate
    const made = await certificateFor(this.#authority, hosts, this.#now())
    this.#certificate = { ...made, hosts: hosts.join() }
    return this.#certificate
  }
}
