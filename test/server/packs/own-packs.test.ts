import { randomUUID } from 'node:crypto'
import type { OwnPack } from '@dryrun/shared/api/own-packs.ts'
import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import { expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'
import { eachHouse } from '../../support/http/each-house.ts'
import { packFile, packsOf } from '../../support/http/own-packs.ts'
import { Participant } from '../../support/http/participant.ts'
import { Aviary, canariesIn } from '../../support/secrecy/canaries.ts'

const text = packFile([questionOf('billing'), questionOf('feeds')])
const other = text.replace('What I ask.', 'What else I ask.')
const settings = { LIMIT_PACKS_PER_PERSON: '3', LIMIT_PACK_BYTES: '100000' }

eachHouse(settings, (house) => {
  const person = async (name: string) => {
    const who = await Participant.named(house.server.url, name)
    return { who, packs: packsOf(who) }
  }
  const packIn = ({ status, body }: { status: number; body: unknown }): OwnPack => {
    expect(status, JSON.stringify(body)).toBeLessThan(300)
    return (body as { pack: OwnPack }).pack
  }
  const sentence = ({ status, body }: { status: number; body: unknown }) => [
    status,
    (body as { message?: string }).message,
  ]
  const offered = async (who: Participant) => ((await who.get('/api/packs')).body as { packs: PackSummary[] }).packs
  const rounds = [{ questionId: 'billing', hostRole: 'interviewer' as const }]
  const opening = (packId: string) => ({
    title: 'Own',
    packId,
    targetLevel: 'senior' as const,
    rounds,
    plan: [...defaultPlan],
  })

  it('[PB1] a pack is imported and exported as it was written, comments and all', async () => {
    const ada = await person('Ada')
    const { id } = await ada.packs.begin(text)
    expect((await ada.packs.read(id)).body).toMatchObject({
      pack: { id, title: 'Mine', version: 0, revision: 1 },
      text,
    })
    const { body, headers } = await ada.packs.file(id)
    expect(body).toBe(text)
    expect(headers.get('content-disposition')).toBe('attachment; filename="pack.yaml"')
    const bob = await person('Bob')
    const brought = await bob.packs.begin(body as string)
    expect(brought.id).not.toBe(id)
    expect(await bob.packs.list()).toEqual([brought])
  })

  it('[PB2] a pack with a fault is not imported: each fault is named with its line, and nothing of it is kept', async () => {
    const ada = await person('Ada')
    const broken = text.replace('kind: design', 'kind: puzzle').replace('language: en', 'language: English')
    const { status, body } = await ada.packs.bring(broken)
    const lineOf = (words: string) => broken.split('\n').findIndex((line) => line.includes(words)) + 1
    expect(status).toBe(400)
    const { message, faults } = body as { message: string; faults: { path: string }[] }
    expect(message).toBe('The pack has 2 faults. Mend it, then try again; nothing of it was taken.')
    expect(faults.map(({ path }) => Number(path.split(':')[0]))).toEqual([lineOf('English'), lineOf('puzzle')])
    expect(await ada.packs.list()).toEqual([])
  })

  it('[PB3] what is saved from another tab meanwhile is not overwritten', async () => {
    const ada = await person('Ada')
    const { id } = await ada.packs.begin(text)
    expect(packIn(await ada.packs.save(id, other, 1))).toMatchObject({ revision: 2, isAhead: true })
    const [status, words] = sentence(await ada.packs.save(id, text, 1))
    expect([status, words]).toEqual([409, expect.stringContaining('another tab')])
    expect((await ada.packs.publish(id, 1)).status).toBe(409)
    expect((await ada.packs.read(id)).body).toMatchObject({ text: other })
  })

  it('[PB4] a draft is kept with all its faults, and can’t be published before they are mended', async () => {
    const ada = await person('Ada')
    const { id } = await ada.packs.begin(text)
    packIn(await ada.packs.save(id, 'title: "half a th', 1))
    const [status, words] = sentence(await ada.packs.publish(id, 2))
    expect([status, words]).toEqual([400, expect.stringContaining('fault')])
    expect(await offered(ada.who)).toHaveLength(1)
    packIn(await ada.packs.save(id, text, 2))
    expect(packIn(await ada.packs.publish(id, 3))).toMatchObject({ version: 1, isAhead: false })
  })

  it('[PB5] a version never changes: what is published anew is the next one, and interviews keep theirs', async () => {
    const ada = await person('Ada')
    const { id } = await ada.packs.begin(text)
    packIn(await ada.packs.publish(id, 1))
    expect(sentence(await ada.packs.publish(id, 1))).toEqual([409, 'Nothing has changed since version 1.'])
    const first = await ada.who.open(opening(id))
    packIn(await ada.packs.save(id, text.replace('Design billing.', 'Design invoices.'), 1))
    expect(packIn(await ada.packs.publish(id, 2))).toMatchObject({ version: 2 })
    const second = await ada.who.open(opening(id))
    const { rooms, packs } = house.server.app
    const promptOf = async (interview: string) => (await rooms.peek(interview))?.rounds[0]?.question.prompt
    expect([await promptOf(first.id), await promptOf(second.id)]).toEqual(['Design billing.', 'Design invoices.'])
    expect((await packs.question(id, 1, 'billing'))?.prompt).toBe('Design billing.')
    expect((await ada.packs.remove(id)).body).toEqual({ packs: [] })
    expect(await packs.question(id, 1, 'billing')).toBeUndefined()
    expect(await promptOf(first.id)).toBe('Design billing.')
    expect((await ada.who.post('/api/interviews', opening(id))).status).toBe(400)
  })

  it('[PB6] nobody else is offered a pack, opens an interview with it, or learns that it is there', async () => {
    const secret = new Aviary().question(0)
    const ada = await person('Ada')
    const { id } = await ada.packs.begin(packFile([{ ...secret, id: 'billing' }], 'zq9999x'))
    packIn(await ada.packs.publish(id, 1))
    expect((await offered(ada.who)).at(-1)).toMatchObject({ id, version: 1, own: true, title: 'zq9999x' })
    const bob = await person('Bob')
    const absent = randomUUID()
    const tries = (at: string) => [
      bob.packs.read(at),
      bob.packs.file(at),
      bob.packs.save(at, text, 1),
      bob.packs.publish(at, 1),
      bob.packs.remove(at),
      bob.who.post('/api/interviews', opening(at)),
    ]
    const answers = async (at: string) => (await Promise.all(tries(at))).map(sentence)
    const strange = await answers(id)
    expect(strange.map(([status]) => status)).toEqual([404, 404, 404, 404, 404, 400])
    for (const at of [absent, 'x', `${id}x`, '%00']) expect(await answers(at)).toEqual(strange)
    expect(await offered(bob.who)).toHaveLength(1)
    expect(await bob.packs.list()).toEqual([])
    const nobody = new Participant(house.server.url)
    expect((await nobody.get('/api/own-packs')).status).toBe(401)
    expect(await offered(nobody)).toHaveLength(1)
    for (const { received } of [bob.who, nobody]) expect([...canariesIn(received.join('\n'))]).toEqual([])
    expect(canariesIn(ada.who.received.join('\n'))).toContain('zq9999x')
    expect(await ada.packs.list()).toMatchObject([{ id, version: 1 }])
  })

  it('[PB7] a person keeps so many packs, each so large, however they arrive', async () => {
    const ada = await person('Ada')
    const answers = await Promise.all([1, 2, 3, 4].map(() => ada.packs.bring(text)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409])
    const large = `${text}# ${'x'.repeat(100_000)}`
    const [first] = await ada.packs.list()
    const { id = '', revision = 0 } = first ?? {}
    expect((await ada.packs.bring(large)).status).toBe(413)
    expect((await ada.packs.check(large)).status).toBe(413)
    expect((await ada.packs.save(id, large, revision)).status).toBe(413)
    expect((await ada.packs.bring(`${text}# ${'x'.repeat(300_000)}`)).status).toBe(413)
  })

  it('[PB8] a text is checked while it is written, and shows what either side will see of a question', async () => {
    const ada = await person('Ada')
    const { body } = await ada.packs.check(text.replace('About feeds', ''), 0)
    expect(body).toMatchObject({
      faults: [{ reason: expect.stringMatching(/^question 2: title is wrong/) }],
      questions: [
        { title: 'About billing', isSound: true },
        { title: 'Question 2', isSound: false },
      ],
      preview: { question: { index: 0, prompt: 'Design billing.', script: { points: expect.any(Array) } } },
    })
    expect((await ada.packs.check(text.replace('About feeds', ''), 1)).body).toMatchObject({ preview: null })
    expect(await ada.packs.list()).toEqual([])
  })
})
