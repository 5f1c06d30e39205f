import { randomUUID } from 'node:crypto'
import { sizeOf } from '@dryrun/server/socket/size.ts'
import { CANDIDATES_AT_ONCE, type Content } from '@dryrun/shared/signal.ts'
import { expect, it } from 'vitest'
import { eachHouse } from '../../support/http/each-house.ts'
import { Participant } from '../../support/http/participant.ts'
import type { Table } from '../../support/http/table.ts'

const BYTES = 2_048
const PER_SECOND = 20
const ok = { ok: true }
const refused = (code: string) => ({ ok: false, code })
const ask: Content = { type: 'ask' }
const offer = (sdp: string): Content => ({ type: 'description', line: randomUUID(), kind: 'offer', sdp })
const idOf = ({ me }: Participant): string => me?.id ?? ''
const readAll = (log: { read(id: string): Promise<unknown> }, { id }: Table) => log.read(id)

eachHouse({ LIMIT_SIGNAL_BYTES: String(BYTES), LIMIT_SIGNALS_PER_SECOND: String(PER_SECOND) }, (house) => {
  it('[VC1] a signal reaches the other tabs of one person, and nobody else', async () => {
    const { id, ada, bob, sam, eve } = await house.newTable()
    const second = bob.anotherTab()
    await second.connect(id)
    const content = offer(`canary-${randomUUID()}`)
    expect(await ada.signal(idOf(bob), content)).toEqual(ok)
    for (const tab of [bob, second]) {
      await tab.until(({ signals }) => signals.length === 1)
      expect(tab.signals).toEqual([{ by: idOf(ada), from: ada.page, n: 0, content }])
    }
    expect(await bob.signal(idOf(bob), ask)).toEqual(ok)
    await second.until(({ signals }) => signals.length === 2)
    for (const person of [sam, eve]) await person.do({ type: 'say', text: 'after the signal' })
    for (const person of [ada, sam, eve]) {
      await person.until(({ view }) => view?.chat.length === 2)
      expect(person.received.join()).not.toContain('canary-')
    }
    expect(bob.signals).toHaveLength(1)
    second.disconnect()
  })

  it('[VC2] of two people who signal, one is a player of the same room; all others get the same answer', async () => {
    const { ada, bob, sam, eve } = await house.newTable()
    const other = await house.newTable()
    for (const observer of [sam, eve]) {
      expect(await observer.signal(idOf(ada), ask)).toEqual(ok)
      expect(await bob.signal(idOf(observer), ask)).toEqual(ok)
    }
    expect(await sam.signal(idOf(eve), ask)).toEqual(refused('notYours'))
    const mallory = await Participant.named(house.server.url, 'Mallory')
    bob.disconnect()
    await ada.until(({ here }) => !here.includes(idOf(bob)))
    const absent = [idOf(bob), idOf(other.bob), idOf(mallory), randomUUID(), idOf(ada)]
    for (const to of absent) expect(await ada.signal(to, ask)).toEqual(refused('notHere'))
    expect(other.bob.signals).toEqual([])
  })

  it('[VC3] a signal within its limits is passed on, and one more is refused', async () => {
    const { ada, bob } = await house.newTable()
    const envelope = sizeOf({ to: idOf(bob), from: ada.page, n: 0, content: offer('') })
    expect(await ada.signal(idOf(bob), offer('x'.repeat(BYTES - envelope)))).toEqual(ok)
    expect(await ada.signal(idOf(bob), offer('x'.repeat(BYTES - envelope + 1)))).toEqual(refused('tooLarge'))
    const answers = await Promise.all(Array.from({ length: PER_SECOND + 5 }, () => bob.signal(idOf(ada), ask)))
    expect(answers.slice(0, PER_SECOND)).toEqual(Array(PER_SECOND).fill(ok))
    expect(answers.slice(PER_SECOND)).toEqual(Array(5).fill(refused('tooFast')))
    await ada.until(({ signals }) => signals.length === PER_SECOND)
  })

  it('[VC4] what is no signal is refused, and the same connection goes on', async () => {
    const { ada, bob } = await house.newTable()
    const candidate = { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null }
    const candidates = (count: number) => ({
      type: 'candidates',
      line: randomUUID(),
      candidates: Array(count).fill(candidate),
    })
    const whole = { to: idOf(bob), from: randomUUID(), n: 0, content: ask }
    const wrong: unknown[] = [
      ...[null, 7, 'ask', [], {}, { ...whole, by: idOf(ada) }, { ...whole, n: -1 }, { ...whole, n: 0.5 }],
      ...[
        { ...whole, from: 'me' },
        { ...whole, to: '' },
        { ...whole, to: 'x'.repeat(101) },
        { ...whole, content: null },
      ],
      ...[
        { ...whole, content: { type: 'say' } },
        { ...whole, content: { ...ask, text: 'hello' } },
      ],
      ...[0, CANDIDATES_AT_ONCE + 1].map((count) => ({ ...whole, content: candidates(count) })),
      { ...whole, content: { ...offer('v=0'), kind: 'rollback' } },
    ]
    expect(wrong.length).toBeLessThan(PER_SECOND)
    for (const raw of wrong)
      expect(await ada.socket.emitWithAck('signal', raw), JSON.stringify(raw)).toEqual(refused('invalid'))
    expect(await bob.signal(idOf(ada), candidates(CANDIDATES_AT_ONCE) as Content)).toEqual(ok)
    await ada.until(({ signals }) => signals.length === 1)
    expect(bob.signals).toEqual([])
  })

  it('[VC5] signals leave nothing behind: no entry, no frame, and nothing for those who come later', async () => {
    const table = await house.newTable()
    const { id, ada, bob } = table
    const { eventLog } = house.server.app
    const before = await readAll(eventLog, table)
    const [version] = [ada.view && ada.frames.at(-1)?.version]
    await ada.signal(idOf(bob), offer('canary'))
    await bob.until(({ signals }) => signals.length === 1)
    const late = bob.anotherTab()
    await late.connect(id)
    await late.until(({ view }) => view)
    expect(late.received.join()).not.toContain('canary')
    expect(ada.frames.at(-1)?.version).toBe(version)
    expect(await readAll(eventLog, table)).toEqual(before)
    late.disconnect()
  })
})
