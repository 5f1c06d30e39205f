import { randomBytes, randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { eachServer } from '../../support/http/each-server.ts'
import { openRequest } from '../../support/http/open-request.ts'
import { Participant } from '../../support/http/participant.ts'
import { png } from '../../support/http/pictures.ts'
import { tokenOf } from '../../support/http/table.ts'

/** Headers that differ between any two answers. */
const passing = /^(date|x-ratelimit-|retry-after|keep-alive)/

eachServer({}, (server) => {
  async function answer(person: Participant, method: string, path: string, sent?: unknown) {
    const body = sent instanceof Uint8Array ? Buffer.from(sent) : sent === undefined ? undefined : JSON.stringify(sent)
    const type = sent instanceof Uint8Array ? 'image/png' : 'application/json'
    const init = body === undefined ? { method } : { method, headers: { 'content-type': type }, body }
    const { status, body: got, headers } = await person.request(path, init)
    const { requestId: _, ...rest } = got as { requestId: string }
    return { status, rest, headers: [...headers].filter(([name]) => !passing.test(name)) }
  }

  it('[O1] an id that is absent, malformed, foreign or not for this seat gets the same answer', async () => {
    const ada = await Participant.named(server.url, 'Ada')
    const mine = await ada.open(openRequest())
    const eve = await Participant.named(server.url, 'Eve')
    const other = await eve.open(openRequest())
    const watcher = new Participant(server.url)
    await watcher.claim(tokenOf(mine.links, 'audience'), 'Sam')
    const absent = [randomUUID(), 'x', '%00', `${mine.id}x`, mine.id.replace(/.$/, 'g')]

    for (const [method, tail, sent] of [
      ['GET', '', undefined],
      ['POST', '/links', { seat: 'guest' }],
      ['POST', '/images', png],
      ['GET', `/images/${randomUUID()}`, undefined],
    ] as const) {
      const expected = await answer(eve, method, `/api/interviews/${randomUUID()}${tail}`, sent)
      expect(expected).toMatchObject({ status: 404, rest: { code: 'notFound' } })
      for (const id of [...absent, mine.id])
        expect(await answer(eve, method, `/api/interviews/${id}${tail}`, sent), `${method} ${id}`).toEqual(expected)
      if (tail === '/links')
        expect(await answer(watcher, method, `/api/interviews/${mine.id}${tail}`, sent)).toEqual(expected)
      expect(await answer(ada, method, `/api/interviews/${other.id}${tail}`, sent)).toEqual(expected)
    }
  })

  it('[O1] nobody in particular learns nothing either', async () => {
    const ada = await Participant.named(server.url, 'Ada')
    const { id } = await ada.open(openRequest())
    const nobody = new Participant(server.url)
    const tails = ['', `/images/${randomUUID()}`]
    for (const tail of tails)
      expect(await answer(nobody, 'GET', `/api/interviews/${id}${tail}`)).toEqual(
        await answer(nobody, 'GET', `/api/interviews/${randomUUID()}${tail}`),
      )
    expect((await nobody.get('/api/interviews')).body).toEqual({ interviews: [] })
  })

  it('[O1] a token that was never made and one that was replaced get the same answer', async () => {
    const ada = await Participant.named(server.url, 'Ada')
    const { id, links } = await ada.open(openRequest())
    await ada.post(`/api/interviews/${id}/links`, { seat: 'guest' })
    const eve = await Participant.named(server.url, 'Eve')
    const replaced = `/api/links/${tokenOf(links, 'guest')}`
    for (const token of [randomBytes(16).toString('base64url'), 'x', '%00', 'a'.repeat(150)]) {
      expect(await answer(eve, 'GET', `/api/links/${token}`)).toEqual(await answer(eve, 'GET', replaced))
      const claims = [`/api/links/${token}/claim`, `${replaced}/claim`]
      const [one, two] = await Promise.all(claims.map((path) => answer(eve, 'POST', path, { name: 'Eve' })))
      expect(one).toEqual(two)
      expect(one?.status).toBe(404)
    }
  })
})
