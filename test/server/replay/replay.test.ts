import { timelineMarkdown } from '@dryrun/server/replay/model/timeline-markdown.ts'
import { RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { beforeAll, expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'
import { screensOf } from '../../support/domain/replayed.ts'
import { timelineOf } from '../../support/domain/timeline-of.ts'
import { dated, wholeInterview } from '../../support/domain/whole-interview.ts'
import { eachHouse } from '../../support/http/each-house.ts'
import type { Participant } from '../../support/http/participant.ts'
import type { Table } from '../../support/http/table.ts'
import { framesFor, headFor } from '../../support/http/watch.ts'

/** One interview; each test continues where the previous one ended. */
eachHouse({ LIMIT_COMMANDS_PER_SECOND: '5000' }, (house) => {
  let table: Table
  let papers: ReturnType<typeof wholeInterview>
  const people: Record<string, Participant> = {}

  beforeAll(async () => {
    table = await house.newTable()
    Object.assign(people, { ada: table.ada, bob: table.bob })
    const steps = wholeInterview(['orders', 'search', 'chat'].map((id) => questionOf(id)))
    const end = steps.findIndex(({ command }) => command.type === 'endInterview')
    for (const step of steps.slice(0, end + 1)) await play(step)
    papers = steps.slice(end + 1)
  })

  async function play({ by, command }: ReturnType<typeof wholeInterview>[number]): Promise<void> {
    const interview = await house.server.app.rooms.peek(table.id)
    if (!interview) throw new Error('there is no interview')
    await people[by]?.do(dated(command, interview))
  }

  it('[RP12] a replay is what was on everyone’s screen, through real addresses', async () => {
    for (const person of table.everyone) {
      await person.until(({ view }) => view?.interview.stage === 'ended')
      const live = screensOf(person.frames)
      const told = await framesFor(person, table.id)
      const end = person.frames.findIndex(({ set }) => set?.interview?.stage === 'ended')
      // Replay versions count from the person's first view, room versions from their arrival.
      const before = (told.at(-1)?.version ?? 0) - (person.frames[end - 1]?.version ?? 0)
      for (const [version, screen] of screensOf(told)) expect(live.get(version - before), `${version}`).toEqual(screen)
    }
  })

  it('[RP12] its head says what there is to be watched', async () => {
    const head = await headFor(table.eve, table.id)
    expect(RecordingHead.parse(head)).toEqual(head)
    expect(head).toMatchObject({ interview: { id: table.id }, eyes: 'own', choices: ['own'], me: table.eve.me?.id })
    expect(head.chapters.map(({ round }) => round)).toEqual([0, 1, 2])
  })

  it('[RP12] a replay comes in compressed lines', async () => {
    const { headers } = await table.bob.get(`/api/interviews/${table.id}/replay/frames`)
    expect(headers.get('content-type')).toBe('application/x-ndjson')
    expect(headers.get('content-encoding')).toBe('gzip')
    const plain = await table.bob.request(`/api/interviews/${table.id}/replay/frames`, {
      headers: { 'accept-encoding': 'identity' },
    })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(String(plain.body).endsWith(']\n')).toBe(true)
    const others = await table.bob.get('/api/packs')
    expect(others.headers.get('content-encoding')).toBeNull()
  })

  it('[TL16] the timeline of an ended interview is what its asker’s eyes saw of it, through real addresses', async () => {
    for (const person of [table.ada, table.bob]) {
      const { status, body, headers } = await person.get(`/api/interviews/${table.id}/timeline.md`)
      expect([status, headers.get('content-type')]).toEqual([200, 'text/markdown; charset=utf-8'])
      const head = await headFor(person, table.id)
      expect(body).toBe(timelineMarkdown(head, timelineOf(await framesFor(person, table.id))))
      expect(String(body).split('\n## ')).toHaveLength(4)
    }
    expect((await table.bob.get(`/api/interviews/${table.id}/timeline.md?eyes=interviewer`)).status).toBe(404)
  })

  it('[RP5] eyes that one may not take are not there', async () => {
    const ask = async (person: Participant, eyes: string) =>
      (await person.get(`/api/interviews/${table.id}/replay?eyes=${eyes}`)).status
    for (const person of table.everyone)
      for (const eyes of ['interviewer', 'candidate']) {
        expect(await ask(person, eyes)).toBe(404)
        await expect(framesFor(person, table.id, eyes as 'candidate')).rejects.toThrow('404')
      }
    expect(await ask(table.ada, 'everything')).toBe(400)
    for (const paper of papers) await play(paper)
    for (const [person, status] of [
      [table.ada, 200],
      [table.bob, 200],
      [table.sam, 404],
      [table.eve, 404],
    ] as const)
      for (const eyes of ['interviewer', 'candidate']) expect(await ask(person, eyes), eyes).toBe(status)
    const [first] = await framesFor(table.bob, table.id, 'interviewer')
    expect(first?.set).toMatchObject({ lens: 'interviewer', me: table.ada.me?.id })
  })
})
