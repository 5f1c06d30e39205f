import { randomUUID } from 'node:crypto'
import type { Entry } from '@dryrun/server/core/events.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import { expect, it } from 'vitest'
import { box } from '../../support/domain/facts.ts'
import { eachHouse } from '../../support/http/each-house.ts'
import type { Participant } from '../../support/http/participant.ts'

const say = (text: string): Command => ({ type: 'say', text })
const ok = { ok: true }
const notSaved = { ok: false, code: 'notSaved' }
const lines = ({ view }: Participant) => (view?.chat ?? []).map(({ text }) => text)

eachHouse({ LIMIT_UNSENT_BYTES: '262144', LIMIT_COMMAND_BURST: '60' }, (house) => {
  /** Appends like another server, unnoticed by the room that is open here. */
  async function writeElsewhere(interviewId: string, by: string, text: string): Promise<void> {
    const { eventLog } = house.server.app
    const seq = ((await eventLog.read(interviewId)).at(-1)?.seq ?? 0) + 1
    const entry: Entry = { seq, at: Date.now(), by, commandId: randomUUID(), event: { type: 'said', text } }
    await eventLog.append(interviewId, [entry])
  }

  /** Makes the next commit fail with `fault`, before or after it really happens. */
  function failNextCommit(when: 'before' | 'after'): void {
    const { eventLog } = house.server.app
    const { append } = eventLog
    eventLog.append = async (interviewId, entries) => {
      eventLog.append = append
      if (when === 'after') await append(interviewId, entries)
      throw new Error('the connection to the database was lost')
    }
  }

  it('[N17] a second writer makes the first one step back, and nobody loses or doubles anything', async () => {
    const { id, ada, bob } = await house.newTable()
    await bob.do(say('one'))
    await writeElsewhere(id, ada.me?.id ?? '', 'two')
    const three = randomUUID()
    expect(await bob.submit(say('three'), three)).toEqual(notSaved)
    await ada.until(({ isConnected }) => !isConnected)
    await bob.until(({ isConnected }) => !isConnected)
    await Promise.all([ada.connect(id), bob.connect(id)])
    expect(await bob.submit(say('three'), three)).toEqual(ok)
    for (const person of [ada, bob]) {
      await person.until((each) => lines(each).length === 3)
      expect(lines(person)).toEqual(['one', 'two', 'three'])
    }
  })

  it.each(['before', 'after'] as const)(
    '[N18] a commit that fails %s it has happened is not saved, and sent again it happens once',
    async (when) => {
      const { ada, bob } = await house.newTable()
      failNextCommit(when)
      const sent = randomUUID()
      expect(await bob.submit(say('perhaps'), sent)).toEqual(notSaved)
      expect(lines(ada)).toEqual([])
      expect(await bob.submit(say('perhaps'), sent)).toEqual(ok)
      await bob.do(say('surely'))
      await ada.until((person) => lines(person).includes('surely'))
      expect(lines(ada)).toEqual(['perhaps', 'surely'])
    },
  )

  it('[N19] a change that the database can never store is refused alone, whoever shares its commit', async () => {
    const { id, ada, bob } = await house.newTable()
    const { app } = house.server
    const room = await app.rooms.get(id)
    // Skips the gateway's validation to test the layer behind it.
    const bad = room?.submit({ id: randomUUID(), command: { type: 'say', text: 'cut \ud83d' } }, bob.me?.id ?? '')
    const good = ['one', 'two'].map((text) => ada.submit(say(text)))
    const other = await house.newTable()
    expect(await other.bob.submit(say('elsewhere'))).toEqual(ok)
    expect(await bad).toEqual({ ok: false, code: 'invalid' })
    expect(await Promise.all(good)).toEqual([ok, ok])
    expect(lines(ada)).toEqual(['one', 'two'])
  })

  it('[N20] who sends too much is told "not now", and the others go on', async () => {
    const { ada, bob } = await house.newTable()
    const receipts = await Promise.all(Array.from({ length: 200 }, (_, n) => bob.submit(say(`${n}`))))
    const refused = receipts.filter((receipt) => !receipt.ok)
    expect(refused.length).toBeGreaterThan(0)
    for (const receipt of refused) expect(receipt).toEqual({ ok: false, code: 'tooFast' })
    expect(await ada.submit(say('calm'))).toEqual(ok)
    expect(lines(ada)).toHaveLength(200 - refused.length + 1)
  })

  it('[N21] a client that stops reading is cut off, and the others are not held up', async () => {
    const { id, ada, bob, eve } = await house.newTable()
    await ada.do({ type: 'startRound' })
    await eve.until(({ view }) => view?.round)
    const { transport } = eve.socket.io.engine as unknown as { transport: { ws: { pause(): void; resume(): void } } }
    transport.ws.pause()
    const text = 'x'.repeat(5_000)
    const pages = (n: number) => [1, 2, 3, 4].map((part) => `page-${n % 100}-${part}`)
    const isCut = () => !ada.here.includes(eve.me?.id ?? '')
    for (let n = 0; n < 4_000 && !isCut(); n++) {
      const written = pages(n).map((id) => ({ id, element: box(id, { type: 'text', text, originalText: text }) }))
      await (n % 2 ? ada : bob).do({ type: 'changeBoard', round: 0, patches: written })
    }
    expect(isCut()).toBe(true)
    transport.ws.resume()
    await eve.until(({ isConnected }) => !isConnected)
    await eve.connect(id)
    await eve.until(({ board }) => board.size === ada.board.size)
  })
})
