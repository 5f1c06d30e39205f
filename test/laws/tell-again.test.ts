import { openReplay } from '@dryrun/server/replay/replay-source.ts'
import { expect, it } from 'vitest'
import { ada, bob, box, INTERVIEW } from '../support/domain/facts.ts'
import { MemoryLog } from '../support/domain/memory-log.ts'
import { Rehearsal } from '../support/domain/rehearsal.ts'

class CountedLog extends MemoryLog {
  pagesRead = 0
  entriesRead = 0

  override async *pages(interviewId: string) {
    for await (const page of super.pages(interviewId)) {
      this.pagesRead += 1
      yield page
    }
  }

  override async *factPages(interviewId: string) {
    const facts = await this.readFacts(interviewId)
    this.entriesRead += facts.length
    yield facts
  }
}

it('[RP22] a long interview begins with the first page of its log, and reads another only when it is asked for more', async () => {
  const rehearsal = await Rehearsal.open()
  await rehearsal.do(ada, { type: 'startRound' })
  for (let n = 0; n < 1_000; n++)
    await rehearsal.do(bob, { type: 'changeBoard', round: 0, patches: [{ id: 'a', element: box('a', { x: n }) }] })
  await rehearsal.do(ada, { type: 'endInterview' })
  const log = new CountedLog()
  await log.append(INTERVIEW, rehearsal.entries())

  const told = await openReplay(log, { interviewId: INTERVIEW, personId: bob, eyes: 'own' })
  expect([log.pagesRead, told?.head.chapters.length]).toEqual([0, 1])
  expect(log.entriesRead).toBeLessThan(10)
  const parts = told!.frames()
  expect((await parts.next()).value?.[0]).toMatchObject({ fresh: true })
  expect(log.pagesRead).toBe(1)
  await parts.next()
  expect(log.pagesRead).toBe(2)
  let frames = 0
  for await (const part of parts) {
    expect(part.length).toBeLessThanOrEqual(500)
    frames += part.length
  }
  expect(frames).toBeGreaterThan(700)
})
