import { randomUUID } from 'node:crypto'
import { refusals } from '@dryrun/shared/refusals.ts'
import { expect, it } from 'vitest'
import { eachServer } from '../support/http/each-server.ts'
import { openRequest } from '../support/http/open-request.ts'
import { Participant } from '../support/http/participant.ts'
import { gif, jpeg, png, svg, webp } from '../support/http/pictures.ts'
import { tokenOf } from '../support/http/table.ts'

eachServer({ LIMIT_IMAGES: '6' }, (server) => {
  async function inRound() {
    const ada = await Participant.named(server.url, 'Ada')
    const { id, links } = await ada.open(openRequest())
    const bob = new Participant(server.url)
    await bob.claim(tokenOf(links, 'guest'), 'Bob')
    const sam = new Participant(server.url)
    await sam.claim(tokenOf(links, 'audience'), 'Sam')
    await ada.connect(id)
    return { ada, bob, sam, id, start: () => ada.do({ type: 'startRound' }) }
  }
  const upload = (person: Participant, id: string, bytes: Uint8Array<ArrayBuffer>, type = 'image/png') =>
    person.request(`/api/interviews/${id}/images`, { method: 'POST', headers: { 'content-type': type }, body: bytes })
  const fetched = async (person: Participant, id: string, imageId: string) =>
    person.get(`/api/interviews/${id}/images/${imageId}`)

  it('[I1] a picture is what its bytes say, and nothing else is one', async () => {
    const { ada, bob, id, start } = await inRound()
    await start()
    const kinds = [
      [png, 'image/png'],
      [jpeg, 'image/jpeg'],
      [webp, 'image/webp'],
      [gif, 'image/gif'],
    ] as const
    for (const [bytes, type] of kinds) {
      const { id: imageId } = await ada.uploadImage(id, 'image/png', bytes)
      const { status, headers } = await fetched(bob, id, imageId)
      expect([status, headers.get('content-type')]).toEqual([200, type])
    }
    const text = new Uint8Array(Buffer.from('<html>'))
    const late = new Uint8Array(Buffer.concat([Buffer.from(' '), png]))
    for (const bytes of [svg, text, late, new Uint8Array()]) expect((await upload(ada, id, bytes)).status).toBe(415)
    expect((await upload(ada, id, svg, 'image/svg+xml')).status).toBe(415)
    expect((await upload(ada, id, png, 'text/plain')).status).toBe(415)
    expect((await ada.post(`/api/interviews/${id}/images`, {})).status).toBe(415)
  })

  it('[I1] it comes back byte for byte, and can do nothing but be looked at', async () => {
    const { ada, bob, id, start } = await inRound()
    await start()
    const { id: imageId } = await bob.uploadImage(id, 'image/png', png)
    const { headers } = await fetched(ada, id, imageId)
    const { rows } = await server.pool.query('select bytes from images where id = $1', [imageId])
    expect(Buffer.from(png).equals(rows[0].bytes)).toBe(true)
    expect(headers.get('content-length')).toBe(String(png.byteLength))
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
  })

  it('[I2] who has a seat sees it; for others it is not there, under another interview neither', async () => {
    const { ada, sam, id, start } = await inRound()
    await start()
    const { id: imageId } = await ada.uploadImage(id, 'image/png', png)
    expect((await fetched(sam, id, imageId)).status).toBe(200)
    const eve = await Participant.named(server.url, 'Eve')
    const hers = await eve.open(openRequest())
    expect((await fetched(eve, id, imageId)).status).toBe(404)
    expect((await fetched(eve, hers.id, imageId)).status).toBe(404)
    expect((await fetched(ada, id, randomUUID())).status).toBe(404)
    expect((await fetched(ada, id, 'x')).status).toBe(404)
    expect((await fetched(new Participant(server.url), id, imageId)).status).toBe(401)
  })

  it('[I2] pictures come from those who may draw, while there is a board to draw on', async () => {
    const { ada, bob, sam, id, start } = await inRound()
    const message = async (person: Participant) => {
      const { status, body } = await upload(person, id, png)
      return status === 201 ? 'taken' : (body as { message: string }).message
    }
    expect(await message(ada)).toBe(refusals.wrongStage)
    await start()
    expect(await message(bob)).toBe('taken')
    expect(await message(sam)).toBe(refusals.notYours)
    await ada.do({ type: 'endInterview' })
    expect(await message(bob)).toBe(refusals.ended)
  })

  it('[I3] an interview holds so many pictures, each so large, however they arrive', async () => {
    const { ada, id, start } = await inRound()
    await start()
    const large = new Uint8Array(3 * 1024 * 1024 + 1)
    large.set(png)
    expect((await upload(ada, id, large)).status).toBe(413)
    expect((await upload(ada, id, large.slice(0, -1))).status).toBe(201)
    const answers = await Promise.all(Array.from({ length: 8 }, () => upload(ada, id, png)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 409, 409, 409])
  })
})
