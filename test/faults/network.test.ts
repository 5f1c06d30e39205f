import { isDeepStrictEqual } from 'node:util'
import type { Entry } from '@dryrun/server/core/events.ts'
import { InterviewFold } from '@dryrun/server/core/fold.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { diceOf } from '../support/domain/dice.ts'
import { questionOf } from '../support/domain/facts.ts'
import { faultsIn } from '../support/faults/history.ts'
import { RoughNetwork } from '../support/faults/rough-network.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { type Table, tableAt } from '../support/http/table.ts'
import { eachDatabase } from '../support/servers/databases.ts'
import { record } from '../support/servers/figures.ts'
import { watcherOf } from '../support/socket/watcher.ts'

/** Runs per database; a full run sets more. */
const seeds = Number(process.env.DRYRUN_NETWORKS ?? 10)
const first = Number(process.env.DRYRUN_SEED ?? 1)
const STEPS = 12

eachDatabase((name, _connect, place) => {
  let server: RunningApp
  beforeAll(async () => {
    const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
    server = await startApp(undefined, await place(), questions)
  })
  afterAll(() => server.stop())

  const logOf = ({ id }: Table): Promise<Entry[]> => server.app.eventLog.read(id)

  /** Resolves once every canvas shows the log's board, because the client batches drawing for a moment. */
  async function untilDrawn(table: Table, { pages }: RoughNetwork): Promise<void> {
    const isDrawn = async () => {
      const board = shownBy(await logOf(table))
      return pages.every(
        (page) => page.isSettled && isDeepStrictEqual(looksOf(Object.values(page.canvas.shown())), board),
      )
    }
    await expect.poll(isDrawn, { timeout: 60_000, interval: 200, message: 'all canvases show the board' }).toBe(true)
  }

  async function play(seed: number) {
    const table = await tableAt(server.url)
    await table.ada.do({ type: 'startRound' })
    const network = await RoughNetwork.around(table, server.url, diceOf(seed))
    await network.recover()
    for (let step = 0; step < STEPS; step++) await network.suffer()
    await network.recover()
    await untilDrawn(table, network)
    const entries = await logOf(table)
    const watchers = network.pages.map(({ person, frames }) => watcherOf(person, frames))
    const { calls, acknowledged } = network.history
    const faults = faultsIn({ calls, entries, watchers, inOrder: false })
    const unsaid = network.said.filter((text) => saidIn(entries).filter((one) => one === text).length !== 1)
    const strange = network.strange(table.everyone.map(({ me }) => me?.id ?? ''))
    await network.close()
    for (const person of table.everyone) person.disconnect()
    record(`rough networks on ${name}`, { runs: 1, acknowledged, ...network.suffered })
    return { seed, faults, unsaid, strange }
  }

  it('[NW6] delayed, repeated, cut, half open or asleep: all end with what the log tells, and nothing is lost or done twice', {
    timeout: 240_000 + seeds * 30_000,
  }, async () => {
    const runs = await Promise.all(Array.from({ length: seeds }, (_, n) => play(first + n)))
    for (const run of runs) expect(run).toEqual({ seed: run.seed, faults: [], unsaid: [], strange: [] })
  })
})

const saidIn = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ event }) => (event.type === 'said' ? [event.text] : []))

function shownBy(entries: readonly Entry[]): Record<string, unknown> {
  const story = new InterviewFold()
  for (const entry of entries) story.apply(entry)
  return looksOf([...story.boards.of(0).elements()])
}

/** The visible board by element id, without `boundElements`, which the canvas fills in on its own. */
function looksOf(elements: readonly unknown[]): Record<string, unknown> {
  const seen = (elements as readonly Element[]).filter(({ isDeleted }) => !isDeleted)
  return Object.fromEntries(seen.map(({ boundElements: _, isDeleted: __, ...element }) => [element.id, element]))
}
