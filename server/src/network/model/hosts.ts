export type Interfaces = Readonly<
  Record<string, readonly Readonly<{ address: string; family: string; internal: boolean }>[] | undefined>
>
export type Machine = Readonly<{ interfaces: Interfaces; hostname: string }>
/** What `LAN_ADDRESSES` says: the machine's own addresses, none, or these. */
export type Announced = 'auto' | 'none' | readonly string[]

/** A machine may have hundreds of addresses; nobody reads more than these. */
export const MOST_HOSTS = 12
const MOST_IPV6 = 2

/** Networks inside this machine, such as those of containers: other machines can't reach their addresses. */
const inside =
  /^(docker|br-|veth|virbr|vboxnet|vmnet|lxc|lxd|podman|cni|flannel|cali|utun|awdl|llw|bridge|vEthernet|VirtualBox|VMware)/i

/**
 * The hosts under which other machines reach a server that listens on `listen`, the most useful first: IPv4, IPv6, the
 * name in the local network. Empty when it listens for this machine only.
 */
export function hostsOf({ interfaces, hostname }: Machine, listen: string, announced: Announced): string[] {
  if (announced === 'none') return []
  if (announced !== 'auto') return [...announced]
  if (isLoopback(listen)) return []
  if (listen !== '0.0.0.0' && listen !== '::') return [listen]
  const all = Object.entries(interfaces)
    .filter(([name]) => !inside.test(name))
    .flatMap(([, addresses]) => addresses ?? [])
    .filter(({ internal }) => !internal)
  const ipv4 = all.filter(({ family, address }) => family === 'IPv4' && !address.startsWith('169.254.'))
  const ipv6 = all.filter(({ family, address }) => family === 'IPv6' && !/^fe[89ab]/i.test(address))
  const numbers = [...ipv4, ...(listen === '::' ? ipv6.slice(0, MOST_IPV6) : [])].map(({ address }) => address)
  return numbers.length ? [...new Set(numbers)].slice(0, MOST_HOSTS - 1).concat(localName(hostname)) : []
}

/** The name by which mDNS finds a machine; none for a hostname that is no name. */
export function localName(hostname: string): string[] {
  const [name = ''] = hostname.toLowerCase().split('.')
  return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name) && name !== 'localhost' ? [`${name}.local`] : []
}

/** Whether a host, with or without the brackets of a URL, is the machine itself. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|.*\.localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host.replace(/^\[?::ffff:([\d.]+)\]?$/i, '$1'))

/** Whether an IP address belongs to this machine or to a private network. */
export function isPrivate(ip: string): boolean {
  const address = ip.replace(/^::ffff:/i, '')
  if (isLoopback(address) || /^(fe[89ab]|f[cd])/i.test(address)) return true
  const [first = 0, second = 0] = address.split('.').map(Number)
  if (first === 172) return second >= 16 && second <= 31
  return first === 10 || (first === 192 && second === 168) || (first === 169 && second === 254)
}

/** The origin of a host, without the scheme's own port. */
export function originOf(scheme: 'http' | 'https', host: string, port: number): string {
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
  return `${scheme}://${name}${port === (scheme === 'https' ? 443 : 80) ? '' : `:${port}`}`
}

/** Whether a host is an IP address and not a name. */
export const isNumber = (host: string): boolean => /^[\d.]+$/.test(host) || host.includes(':')
