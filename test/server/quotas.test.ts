import { randomUUID } from 'node:crypto'
import type { Link } from '@dryrun/shared/api/invitations.ts'
import { expect, it } from 'vitest'
import { eachServer } from '../support/http/each-server.ts'
import { openRequest } from '../support/http/open-request.ts'
import { Participant } from '../support/http/participant.ts'
import { png } from '../support/http/pictures.ts'
import { tokenOf } from '../support/http/table.ts'

const IMAGE = 1_000
const settings = {
  LIMIT_IMAGE_BYTES_PER_PERSON: String(3 * IMAGE),
  LIMIT_OPEN_INTERVIEWS: '3',
  LIMIT_RECORDING_BYTES_PER_PERSON: '3000',
  LIMIT_PACK_BYTES_PER_PERSON: '3000',
}

eachServer(settings, (server) => {
  const person = () => Participant.named(server.url, 'Ada')
  const idOf = ({ me }: Participant) => me?.id ?? ''
  const picture = (bytes = IMAGE) => new Uint8Array(Buffer.concat([png, Buffer.alloc(bytes - png.byteLength)]))
  const upload = (ada: Participant, id: string, body = picture()) =>
    ada.request(`/api/interviews/${id}/images`, { method: 'POST', headers: { 'content-type': 'image/png' }, body })
  const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).sort()
  const bodyOf = (answers: readonly { status: number; body: unknown }[], status: number) =>
    (answers.find((answer) => answer.status === status)?.body ?? {}) as { id: string; links: Link[]; message: string }
  const rowsIn = async (query: string, ...values: unknown[]) =>
    Number((await server.pool.query(query, values)).rows[0].n)
  const conflictsIn = (ends: readonly PromiseSettledResult<unknown>[]) =>
    ends.filter((end) => end.status === 'rejected').map(({ reason }) => reason.reason)

  async function begin(ada: Participant, { id, links }: { id: string; links: readonly Link[] }): Promise<string> {
    await new Participant(server.url).claim(tokenOf(links, 'guest'), 'Guest')
    await ada.connect(id)
    await ada.do({ type: 'startRound' })
    return id
  }
  async function inRound(ada: Participant): Promise<string> {
    const id = await begin(ada, await ada.open(openRequest()))
    ada.disconnect()
    return id
  }

  it('[QT10] the pictures of one person take so many bytes in all interviews, also when they come at once', async () => {
    const ada = await person()
    const ids = [await inRound(ada), await inRound(ada)]
    const answers = await Promise.all([0, 1, 0, 1, 0].map((n) => upload(ada, ids[n] ?? '')))
    expect(statuses(answers)).toEqual([201, 201, 201, 409, 409])
    expect(bodyOf(answers, 409).message).toContain('Use a smaller picture.')
    const { id: imageId } = bodyOf(answers, 201)
    const bob = await person()
    expect((await upload(bob, await inRound(bob))).status).toBe(201)
    const copied = { from: ids[0] ?? '', to: ids[1] ?? '', ids: new Map([[imageId, randomUUID()]]) }
    await expect(
      Promise.all(ids.map((from) => server.app.imageStore.copy({ ...copied, from, personId: idOf(ada) }))),
    ).rejects.toMatchObject({ reason: 'quota' })
  })

  it('[QT11] one person has so many interviews that have not ended, also when they are opened at once', async () => {
    const ada = await person()
    const open = () => ada.post('/api/interviews', openRequest())
    const answers = await Promise.all(Array.from({ length: 5 }, open))
    expect(statuses(answers)).toEqual([201, 201, 201, 409, 409])
    expect(bodyOf(answers, 409).message).toContain('End one')
    await begin(ada, bodyOf(answers, 201))
    await ada.do({ type: 'endInterview' })
    await expect.poll(async () => (await open()).status).toBe(201)
    expect((await open()).status).toBe(409)
  })

  it('[QT12] the recordings of one person take so many bytes, also when they are stored at once', async () => {
    const ada = await person()
    const put = (bytes: number) =>
      server.app.recordingShelf.put({ ownerId: idOf(ada), title: 'x', content: Buffer.alloc(bytes) }, Date.now())
    expect(conflictsIn(await Promise.allSettled([1, 2, 3, 4].map(() => put(1_500))))).toEqual(['quota', 'quota'])
    await expect(put(1)).rejects.toMatchObject({ reason: 'quota' })
  })

  it('[QT12] a recording is read in parts, and comes out as it was put in', async () => {
    const content = Buffer.from(Array.from({ length: 2_900 }, (_, n) => n % 251))
    const ada = await person()
    const id = await server.app.recordingShelf.put({ ownerId: idOf(ada), title: 'x', content }, Date.now())
    const found = await server.app.recordingShelf.find(id, idOf(ada))
    const parts: Buffer[] = []
    for await (const part of found?.parts ?? []) parts.push(part)
    expect(Buffer.concat(parts).equals(content)).toBe(true)
    expect(found?.bytes).toBe(content.length)
  })

  it('[QT13] the packs of one person take so many bytes, and a draft that replaces another counts once', async () => {
    const ada = await person()
    const create = (bytes: number) => server.app.ownPacks.create(idOf(ada), 'x'.repeat(bytes), Date.now())
    expect(conflictsIn(await Promise.allSettled([1, 2, 3].map(() => create(1_600))))).toHaveLength(2)
    const [pack] = await server.app.ownPacks.listFor(idOf(ada))
    const place = { id: pack?.id ?? '', ownerId: idOf(ada) }
    const save = (bytes: number, revision: number) =>
      server.app.ownPacks.save(place, { text: 'y'.repeat(bytes), revision }, Date.now())
    expect(await save(3_000, 1)).toMatchObject({ revision: 2 })
    await expect(save(3_001, 2)).rejects.toMatchObject({ reason: 'quota' })
  })

  it('[QT14] links that no longer open anything do not pile up', async () => {
    const ada = await person()
    const { id } = await ada.open(openRequest())
    for (let n = 0; n < 6; n++) await ada.post(`/api/interviews/${id}/links`, { seat: 'guest' })
    expect(await rowsIn(`select count(*) as n from links where interview_id = $1 and seat = 'guest'`, id)).toBe(2)
    const terms = { days: 1, showNames: false, showScript: false }
    const owned = { interviewId: id, by: idOf(ada) }
    for (let n = 0; n < 6; n++) {
      const { share } = await server.app.shares.create(owned, terms, Date.now())
      await server.app.shares.revoke(owned, share.id, Date.now())
    }
    expect(await rowsIn('select count(*) as n from shares where interview_id = $1', id)).toBe(1)
    const many = await Promise.allSettled(
      Array.from({ length: 24 }, () => server.app.shares.create(owned, terms, Date.now())),
    )
    expect(conflictsIn(many)).toHaveLength(4)
  })

  it('[QT15] complaints and blocks of one person are bounded', async () => {
    const ada = await person()
    const { id } = await ada.open(openRequest())
    const { blocks, complaints } = server.app.standing
    const told = { interviewId: id, by: idOf(ada), byName: 'Ada', aboutName: 'Bob', kind: 'other' as const, words: 'x' }
    const file = (about: string, now: number) => complaints.put({ ...told, about }, now)
    const ends = await Promise.allSettled(Array.from({ length: 22 }, (_, n) => file(`person ${n}`, 0)))
    expect(conflictsIn(ends)).toHaveLength(2)
    expect(await file('another', 24 * 60 * 60 * 1000 + 1)).toBe(true)

    await server.pool.query(
      `insert into users (id, name, email) select 'b' || n, 'B', 'b' || n || '@example.org' from generate_series(1, 501) n`,
    )
    await server.pool.query(
      `insert into blocks (by, blocked, name, created_at) select $1, 'b' || n, 'B', 0 from generate_series(1, 499) n`,
      [idOf(ada)],
    )
    await blocks.put({ by: idOf(ada), blocked: 'b500', name: 'B' }, 0)
    await expect(blocks.put({ by: idOf(ada), blocked: 'b501', name: 'B' }, 0)).rejects.toMatchObject({
      reason: 'quota',
    })
  })
})
