import type { AddressInfo } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import type { SiteAddress } from '@dryrun/shared/api/site.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { addressFor } from '../site-address.ts'
import { hostsOf, isLoopback, isNumber, isPrivate, originOf } from './model/hosts.ts'

const thisMachine = () => ({ interfaces: networkInterfaces(), hostname: hostname() })

/** Whether a request comes from an address of this machine, which may be a public one. */
const isOurs = (ip: string): boolean =>
  Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === ip.replace(/^::ffff:/i, '')))

/** The addresses of this server. Reads the network interfaces each time, because a laptop changes networks. */
export class Site {
  readonly #app: FastifyInstance
  readonly #config: Config

  constructor(app: FastifyInstance, config: Config) {
    this.#app = app
    this.#config = config
  }

  /** For this machine alone. */
  get local(): string {
    const { host } = this.#config
    const everywhere = ['0.0.0.0', '::'].includes(host) || isLoopback(host)
    return originOf('http', everywhere ? 'localhost' : host, this.#port)
  }

  /** For other machines, the most useful first. Empty when only this machine can open the app. */
  get others(): SiteAddress[] {
    const { publicUrl } = this.#config
    if (publicUrl) return [{ url: publicUrl, kind: 'public' }]
    return this.hosts.map((host) => ({ url: this.#originOf(host), kind: isNumber(host) ? 'address' : 'name' }))
  }

  /** The names and IP addresses under which other machines reach this one. */
  get hosts(): string[] {
    const { publicUrl, host, lanAddresses } = this.#config
    const own = hostsOf(thisMachine(), host, lanAddresses)
    return publicUrl ? [new URL(publicUrl).hostname.replace(/^\[|\]$/g, ''), ...own] : own
  }

  /** The https origin of the host that was asked; undefined for a malformed host. */
  secureAddressOf(request: FastifyRequest): string | undefined {
    const own = addressFor({ publicUrl: undefined }, request)
    return own && originOf('https', new URL(own).hostname, this.#app.https?.port ?? 443)
  }

  /** The page for devices that do not trust the certificate yet; over http, since they can't open it over https. */
  get trustPage(): string | undefined {
    const [host] = this.hosts
    return this.#app.https && host ? `${originOf('http', host, this.#port)}/trust` : undefined
  }

  /**
   * The addresses for links that the sender of the request passes on. Addresses of the local network are for people who
   * came by one of them or sit at this machine.
   */
  addressesFor(request: FastifyRequest): SiteAddress[] {
    const { others } = this
    if (this.#config.publicUrl) return others
    const own = addressFor(this.#config, request)
    if (!own) return []
    const known = isPrivate(request.ip) || isOurs(request.ip) ? others : []
    if (isLoopback(new URL(own).hostname)) return known
    const same = known.find(({ url }) => url === own)
    if (!same) return [{ url: own, kind: isNumber(new URL(own).hostname) ? 'address' : 'name' }]
    return [same, ...known.filter((each) => each !== same)]
  }

  #originOf(host: string): string {
    const { https } = this.#app
    return https ? originOf('https', host, https.port) : originOf('http', host, this.#port)
  }

  /** 0 in a test that doesn't listen. */
  get #port(): number {
    return (this.#app.server.address() as AddressInfo | null)?.port ?? this.#config.port
  }
}
