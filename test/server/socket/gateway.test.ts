import { randomUUID } from 'node:crypto'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import { PROTOCOL } from '@dryrun/shared/protocol.ts'
import { expect, it } from 'vitest'
import { box } from '../../support/domain/facts.ts'
import { eachHouse } from '../../support/http/each-house.ts'
import { Participant } from '../../support/http/participant.ts'

const absent = '00000000-0000-4000-8000-00000000abcd'
const say = (text: string): Command => ({ type: 'say', text })
const ok = { ok: true }
const refused = (code: string) => ({ ok: false, code })
const lines = ({ view }: Participant) => (view?.chat ?? []).map(({ text }) => text)

eachHouse({}, (house) => {
  it('[N1] whoever has no cookie, or one that is nobody’s, is asked to sign in first', async () => {
    const { id } = await house.newTable()
    await expect(new Participant(house.server.url).connect(id)).rejects.toThrow('signInFirst')
    const headers = { cookie: 'dryrun.session_token=made.up' }
    await expect(new Participant(house.server.url).connect(id, { headers })).rejects.toThrow('signInFirst')
  })

  it('[N2] an interview of others, one that is not there and an id that is none get the same answer', async () => {
    const { id } = await house.newTable()
    const mallory = await Participant.named(house.server.url, 'Mallory')
    const answers: string[] = []
    for (const each of [id, absent, 'nothing', '', `${id}\0`, { id }]) {
      const before = mallory.received.length
      await expect(mallory.connect(id, { auth: { interviewId: each } })).rejects.toThrow(/^notFound$/)
      const heard = mallory.received.slice(before)
      answers.push(heard.filter((text) => text.startsWith('4')).join())
    }
    expect(new Set(answers).size).toBe(1)
  })

  it('[N3] a page that speaks another version of the protocol is told to reload', async () => {
    const { id, bob } = await house.newTable()
    for (const protocol of [PROTOCOL - 1, PROTOCOL + 1, String(PROTOCOL), undefined, null])
      await expect(bob.anotherTab().connect(id, { auth: { protocol } })).rejects.toThrow('reloadPage')
  })

  it('[N4] only so many tabs are let in, however many come at once, and one that closes makes room', async () => {
    const { id, bob } = await house.newTable()
    const tabs = Array.from({ length: 12 }, () => bob.anotherTab())
    const outcomes = await Promise.all(tabs.map((tab) => tab.connect(id).then(String, ({ message }) => message)))
    const most = house.server.config.limits.socketsPerPerson
    expect(outcomes.filter((outcome) => outcome === 'undefined')).toHaveLength(most - 1)
    expect(outcomes.filter((outcome) => outcome === 'tooManyTabs')).toHaveLength(tabs.length - most + 1)
    const inside = tabs.filter((tab) => tab.isConnected)
    inside[0]?.disconnect()
    const last = bob.anotherTab()
    const comesIn = (): Promise<void> => last.connect(id).catch(comesIn)
    await comesIn()
    for (const tab of [...inside, last]) tab.disconnect()
  })

  it('[N5] a page of another site is refused at the door, whatever cookie the browser adds', async () => {
    const { id, bob } = await house.newTable()
    const from = (origin: string) => bob.anotherTab().connect(id, { headers: { origin } })
    for (const origin of ['https://evil.example', 'null', `${house.server.url}.evil.example`, 'http://127.0.0.1:1'])
      await expect(from(origin), origin).rejects.toThrow('websocket error')
    await from(house.server.url)
  })

  it('[N5] nobody takes a connection over by naming it, not even its owner', async () => {
    const { bob } = await house.newTable()
    const { id: sid } = bob.socket.io.engine
    const upgrade = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' }
    const headers = { ...upgrade, 'sec-websocket-key': Buffer.alloc(16).toString('base64') }
    const path = `/socket.io/?EIO=4&transport=websocket&sid=${sid}`
    await expect(bob.request(path, { headers })).rejects.toThrow()
    const answer = await bob.request(path, {})
    expect(answer.status).toBe(400)
    expect(bob.isConnected).toBe(true)
  })

  it('[N6] what has no form is refused, and the same connection goes on', async () => {
    const { ada, bob } = await house.newTable()
    const id = randomUUID()
    const shapeless: unknown[] = [
      null,
      undefined,
      7,
      'startRound',
      [],
      {},
      { id },
      { id, command: null },
      { id, command: { type: 'openInterview' } },
      { id, command: { type: 'takeSeat', seat: 'host', name: 'Mallory' } },
      { id, command: { type: '__proto__' } },
      { id, command: { type: 'say' } },
      { id, command: { type: 'say', text: 'x'.repeat(2_001) } },
      { id, command: { type: 'say', text: '\0' } },
      { id, command: { type: 'say', text: 'hello', by: 'ada' } },
      { id: 'mine', command: { type: 'pause' } },
      { id, command: { type: 'pause' }, by: 'ada' },
      { id, command: { type: 'changeBoard', round: 0, patches: [] } },
      {
        id,
        command: { type: 'changeBoard', round: 0, patches: [{ id: 'a', element: { ...box('a'), customData: {} } }] },
      },
      { id, command: { type: 'changeBoard', round: 0, patches: [{ id: 'a', set: { x: null } }] } },
      { id, command: { type: 'changeBoard', round: 0, patches: [{ id: 'a', set: { link: 'javascript:alert(1)' } }] } },
      { id, command: { type: 'changeBoard', round: 0, patches: Array(201).fill({ id: 'a', set: { x: 1 } }) } },
      Buffer.from('startRound'),
      { id, command: Buffer.from('pause') },
    ]
    for (const raw of shapeless)
      expect(await bob.socket.emitWithAck('command', raw), JSON.stringify(raw)).toEqual(refused('invalid'))
    expect(await bob.submit(say('still here'))).toEqual(ok)
    await ada.until((person) => lines(person).includes('still here'))
    expect(ada.frames.filter(({ fresh }) => !fresh)).toHaveLength(1)
  })

  it('[N7] what nests too deep is refused before anything walks through it', async () => {
    const { bob } = await house.newTable()
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
    expect(await bob.socket.emitWithAck('command', JSON.parse(nested(33)))).toEqual(refused('invalid'))
    // Raw bytes, because the client cannot serialize this depth.
    for (const depth of [5_000, 30_000])
      for (const event of ['command', 'presence']) bob.socket.io.engine.write(`2["${event}",${nested(depth)}]`)
    expect(await bob.submit(say('still here'))).toEqual(ok)
  })

  it('[N8] a message that is too large is refused, and one that is far too large ends its own connection and no other', async () => {
    const { id, ada, bob } = await house.newTable()
    const { frameBytes } = house.server.config.limits
    expect(await bob.submit(say('x'.repeat(frameBytes)))).toEqual(refused('tooLarge'))
    bob.socket.emit('command', { id: randomUUID(), command: say('x'.repeat(4 * frameBytes)) })
    await bob.until((person) => !person.isConnected)
    expect(await ada.submit(say('what happened?'))).toEqual(ok)
    await bob.connect(id)
    await bob.until((person) => lines(person).includes('what happened?'))
  })

  it('[N9] an acknowledgement that is missing, or is none, harms nobody', async () => {
    const { ada, bob } = await house.newTable()
    const submission = () => ({ id: randomUUID(), command: say('no answer wanted') })
    bob.socket.emit('command', submission())
    for (const reply of [null, 7, 'reply', { reply: true }]) bob.socket.emit('command', submission(), reply)
    bob.socket.emit('command')
    bob.socket.emit('command', submission(), submission(), () => undefined)
    await ada.until((person) => lines(person).length >= 6)
    expect(await bob.submit(say('and now one'))).toEqual(ok)
  })

  it('[N10] no event, however named or filled, ends the server or anybody else’s connection', async () => {
    const { ada, bob, id } = await house.newTable()
    const raw = async (text: string) => {
      const mallory = bob.anotherTab()
      await mallory.connect(id)
      mallory.socket.io.engine.write(text)
      await mallory.socket
        .timeout(2_000)
        .emitWithAck('command', {})
        .catch(() => undefined)
      mallory.disconnect()
    }
    const crowded = JSON.stringify(['command', ...Array(32_000).fill(1)])
    for (const text of [
      `2${crowded}`,
      '2["error","x"]',
      '2["disconnect"]',
      '2["newListener",1]',
      '2["unknown",{}]',
      '2["command",{"_placeholder":true,"num":0}]',
      '511-["command",{"_placeholder":true,"num":0}]',
      '2[]',
      '2{}',
      '2[{}]',
      '2',
      '0',
      '0/other,',
      '0{"protocol":1}',
      '1',
      '31["x"]',
      '4{"message":"x"}',
      '9',
      'x',
      '2/other,["command"]',
      `21${'0'.repeat(400)}["command",{}]`,
      '{"__proto__":1}',
    ])
      await raw(text)
    expect(ada.isConnected && bob.isConnected).toBe(true)
    expect(await bob.submit(say('still here'))).toEqual(ok)
  })
})
