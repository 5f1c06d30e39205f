import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { openRequest } from '../support/http/open-request.ts'
import { Participant } from '../support/http/participant.ts'
import { tokenOf } from '../support/http/table.ts'
import { eachDatabase } from '../support/servers/databases.ts'
import { record } from '../support/servers/figures.ts'
import { freePort } from '../support/servers/postgres-cluster.ts'
import { startServer } from '../support/servers/server-process.ts'

/** A full run of the guarantees kills 24 times. */
const KILLS = Number(process.env.DRYRUN_KILLS ?? 2)
const AHEAD = 3
const BYTES = 20_000

eachDatabase((name, _connect, place) => {
  it('[VC50] killed while voices are uploaded, the server has stored every acknowledged chunk once', async () => {
    const settings = { ...(await place()), PORT: String(await freePort()), AUTH_SECRET: 'a'.repeat(40) }
    let server = await startServer(settings)
    const ada = await Participant.named(server.url, 'Ada')
    const { id, links } = await ada.open(openRequest())
    const bob = await Participant.named(server.url, 'Bob')
    await bob.claim(tokenOf(links, 'guest'))
    for (const person of [ada, bob]) await person.connect(id)
    await ada.do({ type: 'startRound' })
    for (const person of [ada, bob]) await person.do({ type: 'agreeToRecording' })
    const take = randomUUID()
    await ada.do({ type: 'startVoice', take, kind: 'audio/webm' })
    for (const person of [ada, bob]) person.disconnect()

    const acknowledged = new Set<number>()
    const put = (n: number) =>
      ada
        .request(`/api/interviews/${id}/voices/${take}/${n}?end=${(n + 1) * 5_000}`, {
          method: 'PUT',
          headers: { 'content-type': 'audio/webm' },
          body: new Uint8Array(BYTES).fill(n % 251),
        })
        .then(({ status }) => status === 204 && acknowledged.add(n))
        .catch(() => undefined)
    const putAll = (from: number, count: number) => Promise.all(Array.from({ length: count }, (_, n) => put(from + n)))

    let next = 0
    for (let kill = 0; kill < KILLS; kill++) {
      await putAll(next, 2 + (kill % 5))
      next += 2 + (kill % 5)
      // The kill falls into these uploads.
      const underWay = putAll(next, AHEAD)
      await server.kill('SIGKILL')
      await underWay
      server = await startServer(settings)
      // As the page does, what was not acknowledged is sent again; a stored copy stays.
      for (let n = next; n < next + AHEAD; n++) await (acknowledged.has(n) || put(n))
      next += AHEAD
    }
    expect(acknowledged.size).toBe(next)
    const { status, body } = await bob.get(`/api/interviews/${id}/voices/${take}`)
    expect(status).toBe(200)
    const bytes = Buffer.from(body as string, 'latin1')
    expect(bytes.length).toBe(next * BYTES)
    for (let n = 0; n < next; n++) expect([n, bytes[n * BYTES]]).toEqual([n, n % 251])
    record(`voices on ${name}`, { kills: KILLS, acknowledged: acknowledged.size, lost: 0, twice: 0 })
    await server.wipeOut()
  }, 600_000)
})
