import { randomUUID } from 'node:crypto'
import type { RecordingFile } from '@dryrun/shared/replay/recording.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { box, questionOf } from '../../support/domain/facts.ts'
import { recordingFile } from '../../support/domain/recording-bundle.ts'
import { dated, wholeInterview } from '../../support/domain/whole-interview.ts'
import { eachHouse } from '../../support/http/each-house.ts'
import { Participant } from '../../support/http/participant.ts'
import { png } from '../../support/http/pictures.ts'
import type { Table } from '../../support/http/table.ts'

const settings = {
  LIMIT_COMMANDS_PER_SECOND: '5000',
  LIMIT_RECORDING_BYTES: '2000000',
  LIMIT_RECORDINGS_PER_PERSON: '3',
}

eachHouse(settings, (house) => {
  const bring = (person: Participant, file: unknown) => person.post('/api/recordings', file)
  const idOf = ({ status, body }: { status: number; body: unknown }) => {
    expect(body).toEqual({ id: expect.any(String) })
    expect(status).toBe(201)
    return (body as { id: string }).id
  }
  const listOf = async (person: Participant) =>
    ((await person.get('/api/recordings')).body as { recordings: { id: string; title: string }[] }).recordings

  describe('an ended interview as a file', () => {
    let table: Table
    let steps: ReturnType<typeof wholeInterview>
    let picture: string
    beforeAll(async () => {
      table = await house.newTable()
      steps = wholeInterview(['orders', 'search', 'chat'].map((id) => questionOf(id)))
      const end = steps.findIndex(({ command }) => command.type === 'endInterview')
      for (const step of steps.splice(0, 3)) await play(step)
      picture = (await table.ada.uploadImage(table.id, 'image/png', png)).id
      await table.ada.draw(0, { id: 'p', element: box('p', { type: 'image', fileId: picture, status: 'saved' }) })
      table.ada.point(7, 8)
      for (const step of steps.splice(0, end - 2)) await play(step)
    })
    async function play({ by, command }: ReturnType<typeof wholeInterview>[number]): Promise<void> {
      const interview = await house.server.app.rooms.peek(table.id)
      await (by === 'ada' ? table.ada : table.bob).do(dated(command, interview!))
    }
    const exported = async (person: Participant) => {
      const { status, body, headers } = await person.get(`/api/interviews/${table.id}/recording`)
      expect([status, headers.get('content-disposition')]).toEqual([200, 'attachment; filename="recording.json"'])
      return body as RecordingFile
    }
    const eyesIn = ({ tracks }: RecordingFile) => tracks.map(({ head }) => head.eyes)

    it('[RC4] before the seal breaks, and for who only watched, a file has what one saw oneself', async () => {
      for (const person of table.everyone) {
        const file = await exported(person)
        expect([eyesIn(file), file.report]).toEqual([['own'], null])
        expect(file.tracks[0]?.head.me).toBe(person.me?.id)
      }
      for (const step of steps) await play(step)
      for (const person of [table.sam, table.eve]) {
        const file = await exported(person)
        expect([eyesIn(file), file.report]).toEqual([['own'], null])
      }
    })

    it('[RC5] once it is broken a player’s file has both eyes, the report, pointers and pictures', async () => {
      const file = await exported(table.bob)
      expect(eyesIn(file)).toEqual(['interviewer', 'candidate'])
      for (const { head, frames } of file.tracks) {
        expect(head.choices).toEqual(['interviewer', 'candidate'])
        expect(frames.length).toBeGreaterThan(20)
      }
      expect(file.report?.rounds).toHaveLength(3)
      expect(file.images).toEqual([{ id: picture, type: 'image/png', base64: Buffer.from(png).toString('base64') }])
      expect(file.pointing).toMatchObject([{ by: table.ada.me?.id, cursor: [7, 8] }])
    })

    it('[RC6] a file is brought along again as it was, for whoever brought it and nobody else', async () => {
      const file = await exported(table.bob)
      const stranger = await Participant.named(house.server.url, 'Stan')
      const id = idOf(await bring(stranger, file))
      expect(await listOf(stranger)).toMatchObject([{ id, title: 'Practice on Friday' }])
      expect((await stranger.get(`/api/recordings/${id}`)).body).toEqual(file)
      const plain = await stranger.request(`/api/recordings/${id}`, { headers: { 'accept-encoding': 'identity' } })
      expect(plain.body).toEqual(file)
      const remove = (person: Participant, at: string) =>
        person.request(`/api/recordings/${at}`, { method: 'DELETE', headers: { 'content-type': 'application/json' } })
      const absent = await table.bob.get(`/api/recordings/${randomUUID()}`)
      expect(absent.status).toBe(404)
      for (const at of [id, 'x', '%00', `${id}x`]) {
        const { status, body } = await table.bob.get(`/api/recordings/${at}`)
        expect([status, message(body)]).toEqual([404, message(absent.body)])
        expect((await remove(table.bob, at)).status).toBe(404)
      }
      expect(await listOf(table.bob)).toEqual([])
      expect((await remove(stranger, id)).body).toEqual({ recordings: [] })
      expect((await stranger.get(`/api/recordings/${id}`)).status).toBe(404)
    })
  })

  const message = (body: unknown) => (body as { message: string }).message

  it('[RC7] a person keeps so many recordings, each so large, however they arrive', async () => {
    const file = await recordingFile()
    const ada = await Participant.named(house.server.url, 'Ada')
    const answers = await Promise.all([1, 2, 3, 4].map(() => bring(ada, file)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409])
    expect(await listOf(ada)).toHaveLength(3)
    const bob = await Participant.named(house.server.url, 'Bob')
    expect((await bring(bob, { ...file, padding: 'x'.repeat(2_000_000) })).status).toBe(413)
    expect((await bring(bob, file)).status).toBe(201)
  })

  it('[RC8] what is no recording is refused with what is wrong, and holds nobody up', async () => {
    const { ada, bob, id } = await house.newTable()
    await ada.do({ type: 'startRound' })
    const file = await recordingFile()
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const bodies = ['', 'x', '{', '[]', deep, JSON.stringify({ ...file, tracks: deep }), '\xff\xfe']
    const sent = bodies.map((body) =>
      bob.request('/api/recordings', { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    )
    await ada.do({ type: 'say', text: 'meanwhile' })
    await bob.until(({ view }) => view?.chat.some(({ text }) => text === 'meanwhile'))
    for (const { status } of await Promise.all(sent)) expect([400, 429]).toContain(status)
    const wrong = await bring(bob, { ...file, format: 'other' })
    expect([wrong.status, message(wrong.body)]).toEqual([400, 'format: This is no recording of Dryrun.'])
    const svg = { id: 'a', type: 'image/png', base64: Buffer.from('<svg/>').toString('base64') }
    expect(message((await bring(bob, { ...file, images: [svg] })).body)).toBe(
      'images.0: the picture is not what it says',
    )
    expect(await listOf(bob)).toEqual([])
    expect((await bob.get(`/api/interviews/${id}`)).status).toBe(200)
  })

  it('[RC9] nobody in particular keeps recordings', async () => {
    const nobody = new Participant(house.server.url)
    const answers = [await nobody.get('/api/recordings'), await bring(nobody, await recordingFile())]
    expect(answers.map(({ status }) => status)).toEqual([401, 401])
  })
})
