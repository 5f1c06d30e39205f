import { readFile } from 'node:fs/promises'
import { paths } from '@dryrun/server/paths.ts'
import { readRecording } from '@dryrun/server/replay/model/recording-file.ts'
import { thingsOn } from '@dryrun/shared/timeline/timeline-things.ts'
import { beforeAll, expect, it } from 'vitest'
import { recordSample } from '../../sample/recording.ts'
import { Replica } from '../../support/domain/tab.ts'
import { timelineOf } from '../../support/domain/timeline-of.ts'
import { startApp } from '../../support/http/app.ts'
import { Participant } from '../../support/http/participant.ts'
import { anyDatabase } from '../../support/servers/any-database.ts'

let text: string
beforeAll(async () => {
  text = await readFile(paths.sample, 'utf8')
})

it('[SA1] held again, the sample interview is the recording that is shipped', async () => {
  // Compares line by line, because a full diff is too long to print.
  const [held, shipped] = [(await recordSample()).split('\n'), text.split('\n')]
  const first = held.findIndex((line, place) => line !== shipped[place])
  expect([first, held[first]?.slice(0, 400)], 'what is shipped is out of date: pnpm sample').toEqual([-1, undefined])
  expect(held.length).toBe(shipped.length)
}, 180_000)

it('[SA2] the sample is a recording like any other, through the eyes of both, with a report, and nobody’s own', () => {
  const read = readRecording(JSON.parse(text))
  if ('fault' in read) throw new Error(read.fault)
  const { tracks, report, pointing } = read.file
  expect(tracks.map(({ head }) => [head.eyes, head.me])).toEqual([
    ['interviewer', null],
    ['candidate', null],
  ])
  expect(report?.rounds).toHaveLength(1)
  expect(pointing.length).toBeGreaterThan(200)
  expect(text).not.toContain('"you":true')
})

it('[SA3] the sample shows what there is: a drawn architecture, questions, hints, notes, flags, moments and scores', () => {
  const read = readRecording(JSON.parse(text))
  if ('fault' in read) throw new Error(read.fault)
  const [asks, answers] = read.file.tracks
  const kinds = new Set(timelineOf(asks?.frames ?? []).map(({ kind }) => kind))
  expect([...kinds].sort()).toEqual(
    [
      ...['board', 'chat', 'curveball', 'evidence', 'flag', 'followUp', 'hint'],
      ...['note', 'pause', 'phase', 'point', 'round', 'score'],
    ].sort(),
  )
  const replica = new Replica()
  for (const frame of answers?.frames ?? []) replica.apply(frame)
  const things = [...thingsOn(replica.screen.board ?? []).values()]
  expect(things.filter(({ is }) => is === 'component').length).toBeGreaterThan(14)
  expect(things.filter((thing) => thing.is === 'arrow' && thing.ends.every(Boolean)).length).toBeGreaterThan(14)
  expect(read.file.report?.rounds[0]?.changes).toHaveLength(3)
})

it('[AX9] the question that the sample shows is marked in the list of packs, and so never drawn', async () => {
  const read = readRecording(JSON.parse(text))
  if ('fault' in read) throw new Error(read.fault)
  const server = await startApp(await anyDatabase())
  const questions = server.app.packs.catalog().flatMap((pack) => pack.questions)
  await server.stop()
  const shown = read.file.tracks[0]?.head.chapters.map(({ title }) => title)
  expect(questions.filter(({ inSample }) => inSample).map(({ title }) => title)).toEqual(shown)
})

it('[SA4] the sample says nothing of where it was made', () => {
  expect(text.match(/(?:\/(?:home|root|tmp|work|Users)\/|localhost|127\.0\.0\.1|@)[^"]{0,40}/g)).toBeNull()
})

it('[SA5] anyone gets the sample, without a name', async () => {
  const { url, stop } = await startApp(await anyDatabase())
  try {
    const { status, body } = await new Participant(url).get('/api/sample')
    expect([status, body]).toEqual([200, JSON.parse(text)])
  } finally {
    await stop()
  }
}, 180_000)
