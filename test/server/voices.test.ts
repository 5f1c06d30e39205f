import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { eachServer } from '../support/http/each-server.ts'
import { openRequest } from '../support/http/open-request.ts'
import { Participant } from '../support/http/participant.ts'
import { tokenOf } from '../support/http/table.ts'

const json = { 'content-type': 'application/json' }
const CHUNK = 4_000
const settings = { LIMIT_VOICE_CHUNK_BYTES: String(CHUNK), LIMIT_VOICE_BYTES_PER_PERSON: String(3 * CHUNK) }

eachServer(settings, (server) => {
  async function recorded(host?: Participant, take: string = randomUUID()) {
    const ada = host?.anotherTab() ?? (await Participant.named(server.url, 'Ada'))
    const { id, links } = await ada.open(openRequest())
    const bob = new Participant(server.url)
    await bob.claim(tokenOf(links, 'guest'), 'Bob')
    const sam = new Participant(server.url)
    await sam.claim(tokenOf(links, 'shadow'), 'Sam')
    for (const person of [ada, bob, sam]) await person.connect(id)
    await ada.do({ type: 'startRound' })
    for (const person of [ada, bob]) await person.do({ type: 'agreeToRecording' })
    await ada.do({ type: 'startVoice', take, kind: 'audio/webm' })
    const leave = () => {
      for (const person of [ada, bob, sam]) person.disconnect()
    }
    return { ada, bob, sam, id, take, leave }
  }
  type Sent = {
    id: string
    take: string
    n?: number | string
    bytes?: Uint8Array<ArrayBuffer>
    type?: string
    query?: string
  }
  const put = (
    person: Participant,
    { id, take, n = 0, bytes = sound(1), type = 'audio/webm', query = '?end=100' }: Sent,
  ) =>
    person.request(`/api/interviews/${id}/voices/${take}/${n}${query}`, {
      method: 'PUT',
      headers: { 'content-type': type },
      body: bytes,
    })
  const sound = (value: number, bytes = 1_000) => new Uint8Array(bytes).fill(value)
  const heard = async (person: Participant, id: string, take: string) =>
    person.get(`/api/interviews/${id}/voices/${take}`)
  const remove = (person: Participant, id: string, take: string) =>
    person.request(`/api/interviews/${id}/voices/${take}`, { method: 'DELETE', headers: json, body: '{}' })
  const bytesIn = async (take: string) => {
    const { rows } = await server.pool.query('select n, bytes from voice_chunks where take = $1 order by n', [take])
    return rows.map(({ n, bytes }) => [n, bytes[0], bytes.length])
  }

  it('[VC39] chunks are stored once, in any order, also after the end, and come back in theirs', async () => {
    const { ada, bob, id, take, leave } = await recorded()
    expect((await put(ada, { id, take, n: 1, bytes: sound(2), query: '?end=200&levels=AQID' })).status).toBe(204)
    await ada.do({ type: 'endInterview' })
    expect((await put(ada, { id, take, n: 0, bytes: sound(1) })).status).toBe(204)
    expect((await put(ada, { id, take, n: 0, bytes: sound(9) })).status).toBe(204)
    expect(await bytesIn(take)).toEqual([
      [0, 1, 1_000],
      [1, 2, 1_000],
    ])
    const { body } = await bob.get(`/api/interviews/${id}/voices`)
    expect(body).toMatchObject({
      voices: [{ take, name: 'Ada', mine: false, kind: 'audio/webm', ms: 200, bytes: 2_048, levels: 'AAE=' }],
    })
    const { status, headers } = await heard(bob, id, take)
    expect([status, headers.get('content-type')]).toEqual([200, 'audio/webm'])
    await ada.do({ type: 'endVoice', take, chunks: 2 })
    expect((await put(ada, { id, take, n: 2 })).status, 'beyond the end of the take').toBe(404)
    leave()
  })

  it('[VC40] a chunk and the voices of a person have a bound in bytes, and a chunk at the bound is stored', async () => {
    const { ada, id, take, leave } = await recorded()
    expect((await put(ada, { id, take, n: 0, bytes: sound(1, CHUNK) })).status).toBe(204)
    expect((await put(ada, { id, take, n: 1, bytes: sound(1, CHUNK + 1) })).status).toBe(413)
    for (const n of [1, 2]) expect((await put(ada, { id, take, n, bytes: sound(1, CHUNK) })).status).toBe(204)
    expect(await put(ada, { id, take, n: 3, bytes: sound(1, 1) })).toMatchObject({ status: 409 })
    for (const n of [-1, 2_160, 'x']) expect((await put(ada, { id, take, n })).status).toBe(400)
    expect((await put(ada, { id, take, n: 2_159, query: '' })).status).toBe(400)
    expect((await put(ada, { id, take, bytes: new Uint8Array() })).status).toBe(415)
    expect((await put(ada, { id, take, type: 'application/octet-stream' })).status).toBe(415)
    leave()
  })

  it('[VC59] a small chunk counts 1 KiB, and one that is stored already counts once', async () => {
    const { ada, id, take, leave } = await recorded()
    const small = sound(1, 1)
    const most = Math.floor((3 * CHUNK) / 1024)
    for (let n = 0; n < most; n++) expect((await put(ada, { id, take, n, bytes: small })).status).toBe(204)
    expect((await put(ada, { id, take, n: most, bytes: small })).status).toBe(409)
    expect((await put(ada, { id, take, n: 0, bytes: small })).status).toBe(204)
    leave()
  })

  it('[VC56] what was recorded after a withdrawal or the end is refused, and what came before is still stored', async () => {
    for (const end of [{ type: 'withdrawVoice' }, { type: 'endInterview' }] as const) {
      const { ada, bob, id, take, leave } = await recorded()
      await bob.do(end)
      expect((await put(ada, { id, take, n: 0 })).status).toBe(204)
      expect(await put(ada, { id, take, n: 1, query: '?end=60000' })).toMatchObject({
        status: 400,
        body: { message: expect.stringContaining('after the recording had ended') },
      })
      expect(await bytesIn(take)).toHaveLength(1)
      leave()
    }
  })

  it('[VC57] a take of one interview takes no chunk of another, though both have its id', async () => {
    const first = await recorded()
    await put(first.ada, { id: first.id, take: first.take })
    const second = await recorded(first.ada, first.take)
    expect((await put(second.ada, { id: second.id, take: first.take, n: 1 })).status).toBe(404)
    expect(await bytesIn(first.take)).toHaveLength(1)
    first.leave()
    second.leave()
  })

  it('[VC41] only its sender adds to a take, and only the two players list and hear it', async () => {
    const { ada, bob, sam, id, take, leave } = await recorded()
    for (const person of [bob, sam]) expect((await put(person, { id, take })).status).toBe(person === sam ? 409 : 404)
    expect((await put(ada, { id, take: randomUUID() })).status).toBe(404)
    await put(ada, { id, take })
    const eve = await Participant.named(server.url, 'Eve')
    for (const person of [sam, eve]) {
      expect((await person.get(`/api/interviews/${id}/voices`)).status).toBe(404)
      expect((await heard(person, id, take)).status).toBe(404)
      expect((await remove(person, id, take)).status).toBe(404)
    }
    const other = await ada.open(openRequest())
    expect((await heard(ada, other.id, take)).status, 'under another interview').toBe(404)
    leave()
  })

  it('[VC42] its owner deletes a voice at any time; its bytes are gone, and a late chunk does not bring it back', async () => {
    const { ada, bob, id, take, leave } = await recorded()
    await put(ada, { id, take })
    expect((await remove(bob, id, take)).status).toBe(404)
    expect(await remove(ada, id, take)).toMatchObject({ status: 200, body: { voices: [] } })
    expect(await bytesIn(take)).toEqual([])
    expect((await put(ada, { id, take, n: 1 })).status).toBe(404)
    expect(await bytesIn(take)).toEqual([])
    expect((await heard(bob, id, take)).status).toBe(404)
    leave()
  })

  it('[VC43] voices older than their days are deleted', async () => {
    const { ada, id, take, leave } = await recorded()
    await put(ada, { id, take })
    await server.app.voiceStore.removeBefore(Date.now() - 60_000, Date.now())
    expect(await bytesIn(take)).toHaveLength(1)
    await server.app.voiceStore.removeBefore(Date.now() + 1, Date.now())
    expect(await bytesIn(take)).toEqual([])
    leave()
  })

  it('[VC70] the list of voices has the loudness of at most 8,640 chunks, which are twelve hours', async () => {
    const { ada, id, take, leave } = await recorded()
    await put(ada, { id, take })
    const levels = async () => {
      const { body } = await ada.get(`/api/interviews/${id}/voices`)
      return Buffer.from((body as { voices: { levels: string }[] }).voices[0]?.levels ?? '', 'base64').length
    }
    const add = (from: number, to: number) =>
      server.pool.query(
        String.raw`insert into voice_chunks (take, n, at, end_ms, bytes, levels)
          select $1, n, 0, (n + 1) * 100, '\x00', '\x01' from generate_series($2::integer, $3::integer) n`,
        [take, from, to],
      )
    await add(1, 8_639)
    expect(await levels()).toBe(8_640)
    await add(8_640, 8_640)
    expect(await levels()).toBe(8_640)
    leave()
  })

  it('[VC49] the data export of a person has the bytes of their voices, and of nobody else’s', async () => {
    const { ada, bob, id, take, leave } = await recorded()
    for (const n of [0, 1]) await put(ada, { id, take, n, bytes: sound(n + 1, 100) })
    leave()
    const { body } = await ada.get('/api/account/data')
    const { voices } = body as { voices: { take: string; chunks: string[] }[] }
    const chunks = voices.find((voice) => voice.take === take)?.chunks ?? []
    expect(chunks.map((chunk) => [...Buffer.from(chunk, 'base64')])).toEqual([1, 2].map((n) => [...sound(n, 100)]))
    expect((await bob.get('/api/account/data')).body).toMatchObject({ voices: [] })
  })

  it('[VC44] account deletion deletes the voices of the person and leaves those of the other', async () => {
    const { ada, bob, id, take, leave } = await recorded()
    const his = randomUUID()
    await bob.do({ type: 'startVoice', take: his, kind: 'audio/webm' })
    await put(ada, { id, take })
    await put(bob, { id, take: his })
    leave()
    const answer = await ada.request('/api/account', {
      method: 'DELETE',
      headers: json,
      body: JSON.stringify({ proof: 'Ada' }),
    })
    expect(answer.status).toBeLessThan(300)
    expect(await bytesIn(take)).toEqual([])
    expect(await bytesIn(his)).toHaveLength(1)
  })
})
