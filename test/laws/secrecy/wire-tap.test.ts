import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rubricOfKind } from '@dryrun/server/core/rubric/rubric-of-kind.ts'
import { readPacks } from '@dryrun/server/packs/read-packs.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtFiles, crawl } from '../../support/http/crawl.ts'
import { packFile } from '../../support/http/own-packs.ts'
import { Participant } from '../../support/http/participant.ts'
import { tableAt } from '../../support/http/table.ts'
import { type Canary, OF_PACK } from '../../support/secrecy/canaries.ts'
import { WireTap } from '../../support/secrecy/wire-tap.ts'
import { record } from '../../support/servers/figures.ts'

const root = join(import.meta.dirname, '../../..')
/** Characters of a sentence that is searched for; shorter ones occur in any file. */
const SHORTEST = 25

describe('every byte of a whole interview', () => {
  let tap: WireTap
  /** Ada's own pack with the same questions, which must not leak to others either. */
  let ownPack: string
  beforeAll(async () => {
    tap = await WireTap.open()
    const { table, server, questions } = tap
    const { id } = await server.app.ownPacks.create(table.ada.me?.id ?? '', packFile(questions), Date.now())
    ownPack = id
  }, 60_000)
  afterAll(async () => {
    process.stdout.write(tap.search.report())
    await tap.server.stop()
  })

  /** Every id: own and foreign, valid and invalid, secret and random. */
  async function everyId(): Promise<string[]> {
    const { table, server, questions } = tap
    const foreign = await tableAt(server.url, {
      rounds: [{ questionId: questions[2]?.id ?? null, hostRole: 'interviewer' }],
    })
    for (const person of foreign.everyone) person.disconnect()
    const [question] = questions
    return [
      ...[table.id, foreign.id, randomUUID(), 'nothing', '../packs', `${table.id}'--`],
      ...[question?.id ?? '', question?.script.hints[0].id ?? '', question?.script.followUps.at(-1)?.id ?? ''],
      ...[
        table.links[0]?.token ?? '',
        table.links[1]?.token ?? '',
        foreign.links[0]?.token ?? '',
        table.ada.me?.id ?? '',
      ],
      ...tap.recordings,
      ...[ownPack, 'small'],
    ]
  }

  async function crawlAs(name: 'bob' | 'eve', when: string): Promise<void> {
    const person = tap.table[name].anotherTab()
    tap.tap(name, person, `${name}, HTTP`)
    await crawl(person, await everyId(), (path) => tap.scan(`${name}, HTTP`, `${path} ${when}`, path))
  }

  const playRound = async (round: number) => {
    const ends = tap.steps.flatMap(({ command }, at) => (/^(finishRound|endInterview)$/.test(command.type) ? [at] : []))
    for (const step of tap.steps.slice(round ? (ends[round - 1] ?? 0) + 1 : 0, ends[round])) await tap.play(step)
  }
  const finish = async (round: number) => {
    const ends = tap.steps.filter(({ command }) => /^(finishRound|endInterview)$/.test(command.type))
    await tap.play(ends[round] ?? tap.steps[0]!)
  }

  it('[X12] nothing secret is among them while a round is played, nor in any answer over HTTP', async () => {
    await crawlAs('eve', 'in the lobby')
    await playRound(0)
    await tap.reconnectAll('a reconnect in the first round')
    await crawlAs('bob', 'in the first round')
    expect(tap.search.hits).toEqual([])
    const isAdvice = ({ field }: Canary) => field.startsWith('forCandidates')
    for (const ear of ['eve, HTTP', 'bob, HTTP']) expect(tap.search.missing(ear, OF_PACK, isAdvice)).toEqual([])
  }, 300_000)

  it('[P51] the equivalents of a pack reach the readers of a script, and no candidate and no audience', async () => {
    const path = `/api/interviews/${tap.table.id}/equivalents`
    const isEquivalent = ({ field }: Canary) => field.startsWith('equivalents')
    const unheard = (ear: string) => tap.search.missing(ear, OF_PACK, isEquivalent).length
    const all = unheard('nobody')
    expect(all).toBeGreaterThan(5)
    for (const name of ['ada', 'bob', 'sam', 'eve']) {
      const [ear, person] = [`${name}, equivalents`, tap.person(name).anotherTab()]
      tap.tap(name, person, ear)
      await person.get(path)
      tap.scan(ear, 'the first round', path)
      expect([name, unheard(ear)]).toEqual([name, name === 'bob' || name === 'eve' ? all : 0])
      // The frames carry none, so that the script stays slim.
      expect(unheard(name)).toBe(all)
    }
    expect(tap.search.hits).toEqual([])
  })

  it('[X13] a fault of the server says nothing of what it was about', async () => {
    const { app } = tap.server
    const fault = new Error(`could not store ${tap.secretOf(0)}`)
    const { append, read } = app.eventLog
    const { catalog } = app.packs
    const fail = () => {
      throw fault
    }
    app.eventLog.append = async () => fail()
    app.eventLog.read = async () => fail()
    app.packs.catalog = fail
    const { bob, links } = tap.table
    expect(await bob.submit({ type: 'say', text: 'hello' })).toEqual({ ok: false, code: 'notSaved' })
    expect((await bob.get('/api/packs')).status).toBe(500)
    await Participant.named(tap.server.url, 'Nobody').then((nobody) =>
      nobody.post(`/api/links/${links[2]?.token}/claim`, { name: 'N' }),
    )
    Object.assign(app.eventLog, { append, read })
    app.packs.catalog = catalog
    tap.scan('bob', 'a fault')
    expect(await bob.submit({ type: 'say', text: 'hello again' })).toEqual({ ok: true })
    expect(tap.search.hits).toEqual([])
  })

  it('[X14] each script reaches who asks in its round, and before that nobody, swap or no swap', async () => {
    await finish(0)
    await tap.reconnectAll('the first break')
    await playRound(1)
    await finish(1)
    await playRound(2)
    await tap.reconnectAll('the third round')
    await finish(2)
    await crawlAs('bob', 'after the end')
    expect(tap.search.hits).toEqual([])
  }, 300_000)

  it('[X15] until the last paper is in, no result reaches anyone; then the two players, and nobody else', async () => {
    const ends = tap.steps.findIndex(({ command }) => command.type === 'endInterview')
    const papers = tap.steps.slice(ends + 1)
    for (const paper of papers.slice(0, -1)) await tap.play(paper)
    await tap.reconnectAll('all papers but one')
    await tap.askAfterwards('all papers but one')
    expect(tap.search.hits).toEqual([])
    await tap.play(papers.at(-1)!)
    await tap.reconnectAll('the seal broke')
    await tap.askAfterwards('the seal broke')
    await crawlAs('eve', 'after the seal broke')
    await crawlAs('bob', 'after the seal broke')
    expect(tap.search.hits).toEqual([])
  }, 300_000)

  it('[WT7] replays, files, timelines, reports and shares tell nobody more than was opened to them', async () => {
    const terms = [true, false].flatMap((showNames) => [true, false].map((showScript) => ({ showNames, showScript })))
    for (const name of ['ada', 'bob'])
      for (const each of terms) {
        const words = (await tap.share(name, each)).received.join('\n')
        expect(/\b(Ada|Bob|Sam|Eve)\b/.test(words), `${name} ${JSON.stringify(each)}`).toBe(each.showNames)
      }
    expect(tap.search.hits).toEqual([])
    const isScript = ({ field }: Canary) => /^script/.test(field) && !field.endsWith('.id')
    for (const round of [0, 1, 2]) {
      for (const ear of ['ada, afterwards', 'bob, afterwards'])
        expect(tap.search.missing(ear, round, isScript)).toEqual([])
      const missing = (name: string, field: string) =>
        tap.search.missing(name, round, (canary) => canary.field === field)
      expect(missing('reader of bob’s share', 'handInAsInterviewer.summary')).toEqual([])
      expect(missing('reader of bob’s share', 'script.reallyAsking')).toHaveLength(1)
      expect(missing('reader of bob’s share with the script', 'script.reallyAsking')).toEqual([])
    }
  }, 120_000)

  it('[X16] the same search finds the whole script in what its interviewer was sent', () => {
    const interviewers = [
      ['ada', 0],
      ['bob', 1],
      ['ada', 2],
      ['sam', 0],
      ['sam', 2],
    ] as const
    for (const [name, round] of interviewers)
      expect(tap.search.missing(name, round, ({ field }) => /^(script|criteria)/.test(field))).toEqual([])
  })

  it('[WT2] it has searched for at least forty canaries in at least 2 MB, and printed how many it found', () => {
    const { figures } = tap.search
    record('wire tap', figures)
    expect(figures.canaries).toBeGreaterThanOrEqual(40)
    expect(figures.bytes).toBeGreaterThanOrEqual(2_000_000)
    expect(figures.hits).toBe(0)
  })
})

describe('the page that everyone downloads', () => {
  it('[X17] has no sentence of a script or of a rubric’s anchors in it', async () => {
    const folder = join(root, 'client/dist')
    const files = await builtFiles(folder)
    const secrets = await sentencesOfThePacks()
    expect(secrets.length).toBeGreaterThan(1_000)
    expect(files.filter((file) => file.endsWith('.js')).length).toBeGreaterThan(5)
    const secretsIn = finderOf(secrets)
    const [planted = ''] = secrets.slice(-1)
    expect(secretsIn(`before ${planted} after`)).toContain(planted)
    for (const file of files) expect(secretsIn(await readFile(join(folder, file), 'utf8')), file).toEqual([])
  })

  /** Looks each sentence up by its start, since one search per sentence reads every file thousands of times. */
  function finderOf(sentences: readonly string[]): (content: string) => string[] {
    const startOf = (text: string, at = 0) => text.slice(at, at + SHORTEST)
    const byStart = new Map<string, string[]>()
    for (const each of sentences) byStart.set(startOf(each), [...(byStart.get(startOf(each)) ?? []), each])
    return (content) => {
      const found: string[] = []
      for (let at = 0; at < content.length; at++)
        found.push(...(byStart.get(startOf(content, at)) ?? []).filter((sentence) => content.startsWith(sentence, at)))
      return found
    }
  }

  async function sentencesOfThePacks(): Promise<string[]> {
    const packs = await readPacks(join(root, 'server/packs'))
    const questions = packs.flatMap(({ pack }) => pack.questions)
    const secret = questions.map(({ script, criteria, study }) => ({ script, criteria, study }))
    const rows = Object.values(rubricOfKind).flat()
    const anchors = rows.map((row) => [row.anchors, row.parts])
    return textsIn([secret, anchors]).filter((text) => text.length >= SHORTEST)
  }

  function textsIn(value: unknown): string[] {
    if (typeof value === 'string') return [value]
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
  }
})
