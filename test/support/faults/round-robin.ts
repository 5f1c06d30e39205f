import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A TCP load balancer on loopback: round robin over the servers that accept connections. */
export class RoundRobin {
  readonly taken: number[]
  readonly #ports: readonly number[]
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #turn = 0

  static async before(urls: readonly string[]): Promise<RoundRobin> {
    const balancer = new RoundRobin(urls.map((url) => Number(new URL(url).port)))
    await new Promise<void>((resolve) => balancer.#server.listen(0, '127.0.0.1', resolve))
    return balancer
  }

  private constructor(ports: readonly number[]) {
    this.#ports = ports
    this.taken = ports.map(() => 0)
    this.#server = createServer((client) => this.#lead(client, ports.length))
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): void {
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  #lead(client: Socket, attempts: number): void {
    const index = this.#turn++ % this.#ports.length
    const server = connect(this.#ports[index] ?? 0, '127.0.0.1')
    const failed = () => (attempts > 1 ? this.#lead(client, attempts - 1) : client.destroy())
    server.once('error', failed)
    server.once('connect', () => {
      server.off('error', failed)
      this.taken[index] = (this.taken[index] ?? 0) + 1
      this.#join(client, server)
      this.#join(server, client)
    })
  }

  #join(from: Socket, to: Socket): void {
    this.#sockets.add(from)
    from.on('error', () => to.destroy())
    from.once('close', () => {
      this.#sockets.delete(from)
      to.destroy()
    })
    from.pipe(to)
  }
}
