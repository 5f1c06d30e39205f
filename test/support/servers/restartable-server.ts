import type { Place } from './databases.ts'
import { freePort } from './postgres-cluster.ts'
import { type ServerProcess, startServer } from './server-process.ts'

/** A built server that can be killed and started again at the same address, over the same data. */
export class RestartableServer {
  readonly #settings: Record<string, string>
  #process: ServerProcess

  static async at(place: Place): Promise<RestartableServer> {
    const settings = { ...place, PORT: String(await freePort()), AUTH_SECRET: 'a'.repeat(40) }
    return new RestartableServer(settings, await startServer(settings))
  }

  private constructor(settings: Record<string, string>, process: ServerProcess) {
    this.#settings = settings
    this.#process = process
  }

  get url(): string {
    return this.#process.url
  }

  async kill(): Promise<void> {
    await this.#process.kill('SIGKILL')
  }

  async start(): Promise<void> {
    this.#process = await startServer(this.#settings)
  }

  async stop(): Promise<void> {
    await this.#process.kill('SIGTERM')
  }
}
