import type { Socket as Wire } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { box } from '../../support/domain/facts.ts'
import { eachHouse } from '../../support/http/each-house.ts'
import type { Participant } from '../../support/http/participant.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const askTime = (person: Participant): Promise<number> =>
  person.socket.timeout(15_000).emitWithAck('presence', null) as Promise<number>

/** Stops a client from reading, like a machine that has gone to sleep. */
function stopReading(person: Participant): void {
  const { transport } = person.socket.io.engine as unknown as { transport: { ws: { pause(): void } } }
  transport.ws.pause()
}

eachHouse({ LIMIT_PRESENCE_PER_SECOND: '5' }, (house) => {
  it('[NW4] a question without a presence is answered with the server’s time, and told to nobody', async () => {
    const { ada, bob } = await house.newTable()
    const before = Date.now()
    const at = await askTime(ada)
    expect(at).toBeGreaterThanOrEqual(before)
    expect(at).toBeLessThanOrEqual(Date.now())
    bob.point(1, 2)
    await ada.until(({ news }) => news.some(({ type }) => type === 'moved'))
    await ada.do({ type: 'say', text: 'after the question' })
    await bob.until(({ view }) => view?.chat.length)
    expect(bob.news.filter(({ type }) => type !== 'here')).toEqual([])
  })

  it('[NW4] questions count as presence, and an answer that cannot be given harms nobody', async () => {
    const { ada } = await house.newTable()
    let answers = 0
    for (let n = 0; n < 50; n++) ada.socket.emit('presence', null, () => answers++)
    for (const reply of [null, 'x', 3, {}]) ada.socket.emit('presence', null, reply)
    for (const text of ['and goes on', 'and on']) await ada.do({ type: 'say', text })
    expect(answers).toBeGreaterThan(0)
    expect(answers).toBeLessThanOrEqual(2 * house.server.config.limits.presencePerSecond)
  })

  it('[NW5] who stops reading is cut off though hardly anything is sent, and what waited is freed', async () => {
    const { id, ada, eve } = await house.newTable()
    await ada.do({ type: 'startRound' })
    await eve.until(({ view }) => view?.round)
    const sleeper = eve.anotherTab()
    const wires: WeakRef<Wire>[] = []
    const keep = (wire: Wire) => wires.push(new WeakRef(wire))
    house.server.app.server.on('connection', keep)
    await sleeper.connect(id)
    house.server.app.server.off('connection', keep)
    stopReading(sleeper)
    eve.disconnect()
    const waiting = () => wires.reduce((sum, wire) => sum + (wire.deref()?.writableLength ?? 0), 0)
    const text = 'x'.repeat(5_000)
    const pages = ['a', 'b', 'c', 'd'].map((page) => ({
      id: page,
      element: box(page, { type: 'text', text, originalText: text }),
    }))
    while (!waiting()) await ada.draw(0, ...pages)
    await ada.until(({ here }) => !here.includes(eve.me?.id ?? ''))
    const left = () => {
      collectGarbage()
      return wires.filter((wire) => wire.deref())
    }
    await expect.poll(left, { timeout: 20_000, interval: 100 }).toEqual([])
    await ada.do({ type: 'say', text: 'the others go on' })
  })
})
