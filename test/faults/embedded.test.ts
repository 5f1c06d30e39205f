import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, it } from 'vitest'
import { expectSurvived, Ordeal } from '../support/faults/ordeal.ts'
import { copyEmbedded } from '../support/servers/embedded-copy.ts'

let DATA_DIR: string
let ordeal: Ordeal | undefined
beforeEach(() => {
  DATA_DIR = copyEmbedded()
})
afterEach(async () => {
  await ordeal?.server.wipeOut()
  rmSync(DATA_DIR, { recursive: true, force: true })
})

const strike = (signal: NodeJS.Signals) => () => {
  const owner = JSON.parse(readFileSync(join(DATA_DIR, 'database.lock'), 'utf8')) as { pid: number }
  process.kill(owner.pid, signal)
}

it.each([
  ['killed', strike('SIGKILL')],
  ['hung', strike('SIGSTOP')],
])(
  '[DF11] the embedded database comes back by itself, and nothing acknowledged is lost or done twice (%s)',
  async (what, begin) => {
    ordeal = await Ordeal.on({ DATA_DIR })
    await expectSurvived(`embedded database ${what}`, ordeal, { begin })
  },
  120_000,
)
