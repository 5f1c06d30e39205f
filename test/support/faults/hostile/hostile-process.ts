import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Opened } from './hostile-seat.ts'
import type { Asked } from './process.ts'

export class HostileProcess {
  readonly #child: ChildProcess

  constructor() {
    const tsx = createRequire(import.meta.url).resolve('tsx')
    this.#child = fork(join(import.meta.dirname, 'process.ts'), [], { execArgv: ['--import', tsx], stdio: 'ignore' })
  }

  open(url: string, address: string): Promise<Opened> {
    return this.#ask<Opened>({ open: { url, address } })
  }

  /** Runs a hostility and returns the counts of the server's answers. */
  run(name: string, seconds: number): Promise<Record<string, number>> {
    return this.#ask({ run: { name, seconds } })
  }

  end(): void {
    this.#child.kill('SIGKILL')
  }

  #ask<T>(asked: Asked): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#child.once('message', (reply: { answer?: unknown; error?: string }) =>
        reply.error ? reject(new Error(reply.error)) : resolve(reply.answer as T),
      )
      this.#child.send(asked)
    })
  }
}
