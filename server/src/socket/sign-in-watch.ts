import type { RoomSocket } from './room-socket.ts'

/** Longest that connections outlive a sign-in which another server ended. */
const LOOK_EVERY_MS = 30_000

type Ports = Readonly<{
  ended: (ids: readonly string[]) => Promise<string[]>
  onFault: (error: unknown) => void
}>

/** Closes the connections of ended sign-ins; they return only through a new admission. */
export class SignInWatch {
  readonly #sockets = new Map<string, Set<RoomSocket>>()
  readonly #ports: Ports
  readonly #timer: NodeJS.Timeout

  constructor(ports: Ports) {
    this.#ports = ports
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref()
  }

  follow(socket: RoomSocket): void {
    const { signInId } = socket.data
    const all = this.#sockets.get(signInId) ?? new Set()
    this.#sockets.set(signInId, all.add(socket))
    socket.once('disconnect', () => {
      all.delete(socket)
      if (!all.size) this.#sockets.delete(signInId)
    })
  }

  async look(): Promise<void> {
    try {
      const ended = await this.#ports.ended([...this.#sockets.keys()])
      for (const socket of ended.flatMap((id) => [...(this.#sockets.get(id) ?? [])])) socket.conn.close()
    } catch (error) {
      this.#ports.onFault(error)
    }
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
