import { readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RecordingChecker } from '@dryrun/server/replay/recording-checker.ts'
import { afterEach, expect, it, vi } from 'vitest'
import { recordingFile } from '../support/domain/recording-bundle.ts'
import { doors } from '../support/http/doors.ts'
import { Participant } from '../support/http/participant.ts'

const MIB = 1024 * 1024
const house = doors()
const clients: Socket[] = []

function slowUpload(person: Participant, path: string, { declared, sent }: { declared: number; sent: number }): void {
  const { hostname, port, host } = new URL(person.url)
  const socket = connect(Number(port), hostname)
  clients.push(socket)
  socket.on('error', () => socket.destroy())
  const head = [`POST ${path} HTTP/1.1`, `host: ${host}`, `cookie: ${person.cookie}`, 'content-type: application/json']
  socket.write(`${[...head, `content-length: ${declared}`].join('\r\n')}\r\n\r\n${' '.repeat(sent)}`)
}

afterEach(() => {
  for (const socket of clients.splice(0)) socket.destroy()
})

const uploadsHeld = () =>
  readdirSync(tmpdir())
    .filter((name) => name.startsWith('dryrun-uploads-'))
    .flatMap((name) => readdirSync(join(tmpdir(), name)).map((file) => join(name, file)))

it('[QT7] bodies in memory are bounded for a person and in all, and the rest waits unread', async () => {
  const server = await house.start({ LIMIT_PACK_BYTES: String(5 * MIB) })
  const { bodyTurns } = server.app
  const eve = await Participant.named(server.url, 'Eve')
  for (let n = 0; n < 12; n++) slowUpload(eve, '/api/own-packs', { declared: 10 * MIB, sent: 1_000 })
  await expect.poll(() => bodyTurns.inUse).toBe(10 * MIB)
  const others = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => Participant.named(server.url, `Guest ${n}`)))
  for (const other of others) slowUpload(other, '/api/own-packs', { declared: 10 * MIB, sent: 1_000 })
  await expect.poll(() => bodyTurns.inUse).toBe(60 * MIB)
  const ada = await Participant.named(server.url, 'Ada')
  expect((await ada.get('/api/own-packs')).status).toBe(200)
  for (const socket of clients.splice(0)) socket.destroy()
  await expect.poll(() => bodyTurns.inUse).toBe(0)
  expect((await ada.post('/api/own-packs', { text: 'x'.repeat(100_000) })).status).toBe(400)
  await server.stop()
})

it('[QT8] a recording on its way is in a file and not in memory, one of a person at a time, and leaves nothing behind', async () => {
  const before = uploadsHeld().length
  const eve = await Participant.named(house.server.url, 'Eve')
  for (let n = 0; n < 5; n++) slowUpload(eve, '/api/recordings', { declared: 60 * MIB, sent: 100_000 })
  await expect.poll(() => uploadsHeld().length).toBe(before + 1)
  expect(house.server.app.bodyTurns.inUse).toBe(0)
  const ada = await Participant.named(house.server.url, 'Ada')
  const { status } = await ada.post('/api/recordings', await recordingFile())
  expect(status).toBe(201)
  for (const socket of clients.splice(0)) socket.destroy()
  await expect.poll(() => uploadsHeld().length).toBe(before)
})

it('[QT8] a body without a length is cut at the limit', async () => {
  const server = await house.start({ LIMIT_RECORDING_BYTES: '100000' })
  const ada = await Participant.named(server.url, 'Ada')
  const chunked = (bytes: number) =>
    new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < bytes; sent += 10_000) controller.enqueue(Buffer.alloc(10_000, ' '))
        controller.close()
      },
    })
  const sent = (bytes: number) =>
    fetch(`${server.url}/api/recordings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: ada.cookie },
      body: chunked(bytes),
      duplex: 'half',
    } as RequestInit)
  expect((await sent(100_000)).status).toBe(400)
  expect((await sent(110_000)).status).toBe(413)
  await server.stop()
})

it('[QT9] one file is checked and stored at a time, and people take turns', async () => {
  const { turns } = new RecordingChecker()
  const order: string[] = []
  const check = vi.fn(async (person: string) => {
    order.push(person)
    expect(turns.inUse).toBe(1)
    await new Promise(setImmediate)
  })
  const eves = [1, 2, 3].map(() => turns.run('eve', () => check('eve')))
  await Promise.all([...eves, turns.run('ada', () => check('ada'))])
  expect(order).toEqual(['eve', 'ada', 'eve', 'eve'])
})
