import { openDatabase } from '@dryrun/server/db/connect.ts'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Visitor, visitor } from '../../support/browser/browsers.ts'
import { join, openThreeRounds } from '../../support/browser/moves.ts'
import {
  drawTogether,
  endInterview,
  handInAsCandidate,
  handInAsInterviewer,
  holdRound,
  swapInto,
} from '../../support/browser/round-moves.ts'
import { type Place, someDatabase } from '../../support/servers/databases.ts'
import { type ServerProcess, startServer } from '../../support/servers/server-process.ts'

someDatabase((_name, _connect, place) => {
  let where: Place
  let server: ServerProcess
  let ada: Visitor
  let bob: Visitor
  beforeAll(async () => {
    where = await place()
    server = await startServer({ ...where, AUTH_SECRET: 'a'.repeat(40) })
    ada = await visitor('Ada')
    bob = await visitor('Bob', { colorScheme: 'dark' })
  })
  afterAll(async () => {
    await ada.close()
    await bob.close()
    await server.kill('SIGTERM')
  })

  it('[U1] two people hold three rounds with swaps in two browsers, and both read the right result', async () => {
    await join(bob, await openThreeRounds(ada, server.url))
    await ada.page.getByRole('button', { name: 'Start round 1' }).click()
    await holdRound({ asks: ada, answers: bob })
    await drawTogether({ asks: ada, answers: bob })
    await swapInto(2, { asked: ada, asks: bob })
    await holdRound({ asks: bob, answers: ada })
    await swapInto(3, { asked: bob, asks: ada })
    await holdRound({ asks: ada, answers: bob })
    await endInterview(ada)

    await handInAsInterviewer(ada)
    await handInAsCandidate(ada)
    await handInAsInterviewer(ada)
    await ada.page.getByText('Hidden until Bob has submitted too').waitFor()
    await handInAsCandidate(bob)
    await handInAsInterviewer(bob)
    await handInAsCandidate(bob)

    for (const { page } of [ada, bob]) {
      await expect.poll(() => page.getByRole('article').count(), { timeout: 15_000 }).toBe(3)
      const first = page.getByRole('article').first()
      await first.getByText('Lean yes').first().waitFor()
      await first.getByText('Drew before asking').waitFor()
      await first.getByText('They found the failure by themselves').waitFor()
      await first.getByText('What was really being asked').waitFor()
    }
    expect([...ada.complaints, ...bob.complaints]).toEqual([])
  }, 240_000)

  it('[U2] everything that happened stands in the database, in one order without a gap', async () => {
    await server.kill('SIGTERM')
    const rows = await rowsOf(where)
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
    const types = rows.map(({ type }) => type)
    expect(types.filter((type) => type === 'roundStarted')).toHaveLength(3)
    expect(new Set(types)).toEqual(new Set([...types, ...expected]))
  })
})

const expected = [
  ...['interviewOpened', 'seatTaken', 'roundStarted', 'roundFinished', 'phaseMoved', 'interviewEnded'],
  ...['boardChanged', 'said', 'followUpAsked', 'hintGiven', 'pointTicked', 'noteWritten'],
  ...['scored', 'evidenceAttached', 'interviewerHandedIn', 'candidateHandedIn', 'sealBroken'],
]

async function rowsOf(place: Place): Promise<{ seq: number; type: string }[]> {
  const url = 'DATABASE_URL' in place ? place.DATABASE_URL : undefined
  const dataDir = 'DATA_DIR' in place ? place.DATA_DIR : ''
  const { pool, close } = await openDatabase({ database: { url, connections: 1 }, dataDir }, pino({ level: 'silent' }))
  const { rows } = await pool.query(`select seq, event->>'type' as type from interview_events order by seq`)
  await close()
  return rows
}
