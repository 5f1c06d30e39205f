import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { hostilities } from '../support/faults/hostile/behaviors.ts'
import { CalmRoom } from '../support/faults/hostile/calm-room.ts'
import { HostileProcess } from '../support/faults/hostile/hostile-process.ts'
import { reached } from '../support/faults/hostile/over-http.ts'
import { FromAddress } from '../support/http/from-address.ts'
import { tokenOf } from '../support/http/table.ts'
import { copyEmbedded } from '../support/servers/embedded-copy.ts'
import { record } from '../support/servers/figures.ts'
import { residentMb } from '../support/servers/memory-of.ts'
import { copyTemplate } from '../support/servers/postgres-template.ts'
import { type ServerProcess, startServer } from '../support/servers/server-process.ts'

/** Seconds per attack on the embedded database, the slower one. */
const longest = Number(process.env.DRYRUN_HOSTILE_SECONDS ?? 1.5)
/** Only long runs assert times; short runs are too noisy on a busy machine. */
const isLong = longest >= 30
const secondsOn = { embedded: longest, PostgreSQL: isLong && inject('postgres') ? longest / 6 : 0 }
const MOST_ACKNOWLEDGED_MS = 250
const MOST_GROWN_MB = 150

const places: Record<keyof typeof secondsOn, () => Promise<Record<string, string>>> = {
  embedded: async () => ({ DATA_DIR: copyEmbedded() }),
  PostgreSQL: async () => {
    const { url, template } = inject('postgres') ?? { url: '', template: '' }
    return { DATABASE_URL: await copyTemplate(url, template) }
  },
}

for (const name of (['embedded', 'PostgreSQL'] as const).filter((each) => secondsOn[each] > 0))
  describe(`on ${name}`, () => {
    const seconds = secondsOn[name]
    let server: ServerProcess
    let hostile: HostileProcess
    let arrivals = 0
    // Each client has its own address; all other settings are defaults.
    const addressOf = () => `10.${(arrivals >> 16) & 255}.${(arrivals >> 8) & 255}.${arrivals++ & 255}`

    beforeAll(async () => {
      server = await startServer({ ...(await places[name]()), TRUST_PROXY: 'true' })
      hostile = new HostileProcess()
      await (await opened()).calm.stop()
    })
    afterAll(async () => {
      hostile.end()
      await server.wipeOut()
    })

    async function opened() {
      const { interviewId, links } = await hostile.open(server.url, addressOf())
      const victor = await FromAddress.arriving(server.url, addressOf(), 'Victor')
      await victor.claim(tokenOf(links, 'guest'))
      await victor.connect(interviewId)
      return { calm: await CalmRoom.open(server.url, addressOf), victor }
    }

    it.each(Object.keys(hostilities))(
      '[QT20] whatever one seat does at full speed, another room goes on and the server stays as it was: %s',
      { timeout: (seconds + 120) * 1_000 },
      async (what) => {
        const { calm, victor } = await opened()
        const before = residentMb(server.pid)
        const answers = await hostile.run(what, seconds)
        if (reached[what]) expect(answers).toHaveProperty(reached[what])
        await calm.stop()
        expect(calm.refused).toEqual([])
        await expect.poll(() => calm.seen).toEqual([calm.expected, calm.expected])
        expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
        victor.disconnect()
        calm.leave()
        await expect
          .poll(() => residentMb(server.pid) - before, { timeout: 60_000, message: 'grown by MB' })
          .toBeLessThanOrEqual(MOST_GROWN_MB)
        const mostGrownMb = Math.max(0, residentMb(server.pid) - before)
        const acknowledged = calm.latencies.length
        record(`hostile seats on ${name}`, { hostilities: 1, acknowledged, longestP99Ms: calm.p99, mostGrownMb })
        if (isLong) expect(calm.p99).toBeLessThanOrEqual(MOST_ACKNOWLEDGED_MS)
      },
    )
  })
