import type { SystemCommand } from '@dryrun/server/core/system-commands.ts'
import { Rooms } from '@dryrun/server/room/rooms.ts'
import type { PresenceNews } from '@dryrun/shared/protocol.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, eve, INTERVIEW, openedWith, questionOf, sam } from '../support/domain/facts.ts'
import { MemoryLog } from '../support/domain/memory-log.ts'
import { plenty } from '../support/domain/plenty.ts'
import { Rehearsal } from '../support/domain/rehearsal.ts'
import type { Tab } from '../support/domain/tab.ts'
import { turns } from '../support/page/live-room.ts'

const everyone = [ada, bob, sam, eve]
const say = (text: string) => ({ type: 'say', text }) as const
const ok = { ok: true }
const notSaved = { ok: false, code: 'notSaved' }
const wordsTo = (tab: Tab) => tab.news.filter(({ type }) => type === 'saving')
const chatOf = (tab: Tab) => tab.replica.view?.chat.map(({ text }) => text)
const saidIn = (rehearsal: Rehearsal) =>
  rehearsal.entries().flatMap(({ event }) => (event.type === 'said' ? [event.text] : []))

describe('while nothing can be saved', () => {
  it('[DF4] while nothing can be saved everyone is told so, who comes later too, and told again when it can', async () => {
    const rehearsal = await Rehearsal.open()
    const tabs = everyone.map((person) => rehearsal.tab(person))
    rehearsal.room.setSaving(false)
    rehearsal.room.setSaving(false)
    const late = rehearsal.tab(eve)
    const said = { type: 'saving', ok: false }
    for (const tab of [...tabs, late]) expect(wordsTo(tab)).toEqual([said])
    rehearsal.room.setSaving(true)
    for (const tab of [...tabs, late]) expect(wordsTo(tab)).toEqual([said, { type: 'saving', ok: true }])
    expect(wordsTo(rehearsal.tab(bob))).toEqual([])
  })

  it('[DF4] all rooms are told alike, those opened meanwhile or only later too', async () => {
    const log = new MemoryLog()
    const rooms = new Rooms({ log, now: () => 1, limits: plenty, newLife: () => 1, onFault() {} })
    const facts = openedWith([questionOf('orders')])
    const ids = [INTERVIEW, '00000000-0000-4000-8000-000000000098', '00000000-0000-4000-8000-000000000099']
    for (const id of ids)
      await rooms.submitHouse(id, { ...facts, type: 'openInterview', hostName: 'Ada', id } as SystemCommand, ada)
    const again = new Rooms({ log, now: () => 1, limits: plenty, newLife: () => 1, onFault() {} })
    const opened = await again.get(ids[0] ?? '')
    const opening = again.get(ids[1] ?? '')
    again.setSaving(false)
    const news: PresenceNews[][] = [[], [], []]
    for (const [index, room] of [opened, await opening, await again.get(ids[2] ?? '')].entries())
      room?.join(ada, { frame() {}, presence: (each) => news[index]?.push(each), signaled() {}, close() {} })
    for (const heard of news) expect(heard).toContainEqual({ type: 'saving', ok: false })
  })

  it('[DF5] whoever asks for something while nothing can be saved hears so at once, and so does whoever waits', async () => {
    const rehearsal = await Rehearsal.open()
    const tab = rehearsal.tab(ada)
    const release = rehearsal.log.hold()
    const waiting = ['under way', 'in line'].map((text) => rehearsal.submit(bob, say(text)))
    await turns()
    rehearsal.room.setSaving(false)
    expect(await Promise.all(waiting)).toEqual([notSaved, notSaved])
    expect(await rehearsal.submit(bob, say('late'))).toEqual(notSaved)
    expect(chatOf(tab)).toEqual([])
    release()
    await turns()
    rehearsal.room.setSaving(true)
    await rehearsal.do(bob, say('after'))
    // The hung commit was stored after all; the commands queued behind it were not.
    expect(saidIn(rehearsal)).toEqual(['under way', 'after'])
    expect(chatOf(tab)).toEqual(['under way', 'after'])
  })

  it('[DF6] a commit that hung is told when it lands, and sent again it is answered and not done twice', async () => {
    const rehearsal = await Rehearsal.open()
    const tab = rehearsal.tab(ada)
    const id = rehearsal.newId()
    const release = rehearsal.log.hold()
    const hung = rehearsal.submit(bob, say('once'), id)
    await turns()
    rehearsal.room.setSaving(false)
    expect(await hung).toEqual(notSaved)
    release()
    await turns()
    expect(chatOf(tab)).toEqual(['once'])
    rehearsal.room.setSaving(true)
    expect(await rehearsal.submit(bob, say('once'), id)).toEqual(ok)
    expect([chatOf(tab), saidIn(rehearsal)]).toEqual([['once'], ['once']])
    expect(rehearsal.isOpen).toBe(true)
  })

  it('[DF7] what was stored unnoticed is told as soon as the database is back, without anyone asking', async () => {
    const rehearsal = await Rehearsal.open()
    const tab = rehearsal.tab(ada)
    rehearsal.log.failNext('stored')
    expect(await rehearsal.submit(bob, say('perhaps'))).toEqual(notSaved)
    rehearsal.room.setSaving(false)
    await turns()
    expect(chatOf(tab)).toEqual([])
    rehearsal.room.setSaving(true)
    await turns()
    expect(chatOf(tab)).toEqual(['perhaps'])
  })
})
