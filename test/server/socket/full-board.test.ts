import { randomUUID } from 'node:crypto'
import { Board } from '@dryrun/shared/interview/board.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import { MAX_POINTS } from '@dryrun/shared/interview/stored-element.ts'
import { expect, it } from 'vitest'
import { box } from '../../support/domain/facts.ts'
import { plenty } from '../../support/domain/plenty.ts'
import { eachHouse } from '../../support/http/each-house.ts'

const POINT_BYTES = 16
/** About 13 MiB go to each of four clients, which share the CPU with the server. */
const PATIENCE_MS = 60_000
const draw = (...patches: Patch[]) => ({ type: 'changeBoard', round: 0, patches }) as const

/** Points with long JSON representations. */
const strokeOf = (id: string, count: number): Patch => ({
  id,
  element: box(id, {
    type: 'freedraw',
    points: Array.from({ length: count }, (_, at) => [-98_765.4321 + at, 87_654.3219 - at]),
  }),
})

const pointsOf = (patch: Patch) => ('element' in patch ? patch.element.points?.length : undefined)

function fullBoard(): Patch[] {
  const board = new Board()
  const strokes: Patch[] = []
  for (let bytes = 0, count = MAX_POINTS; count === MAX_POINTS; bytes = board.bytes) {
    const id = `stroke${String(strokes.length).padStart(2, '0')}`
    const empty = new Board()
    empty.apply([strokeOf(id, 0)])
    count = Math.min(MAX_POINTS, Math.floor((plenty.boardBytes - bytes - empty.bytes) / POINT_BYTES))
    const stroke = strokeOf(id, count)
    board.apply([stroke])
    strokes.push(stroke)
  }
  return strokes
}

eachHouse({}, (house) => {
  it('[BO22] everybody can join a room whose board is full and sees all of it, and it can be erased', async () => {
    const { id, ada, bob, everyone } = await house.newTable()
    await ada.do({ type: 'startRound' })
    const { eventLog } = house.server.app
    const strokes = fullBoard()
    const { seq = 0, at = 0 } = (await eventLog.read(id)).at(-1) ?? {}
    const by = bob.me?.id ?? ''
    for (const [n, stroke] of strokes.entries())
      await eventLog.append(id, [
        {
          seq: seq + 1 + n,
          at,
          by,
          commandId: randomUUID(),
          event: { type: 'boardChanged', round: 0, patches: [stroke] },
        },
      ])
    // The open room notices the other writer and steps back.
    expect(await bob.submit({ type: 'say', text: 'there?' })).toEqual({ ok: false, code: 'notSaved' })
    for (const person of everyone) await person.until(({ isConnected }) => !isConnected)
    for (const person of everyone) {
      person.patienceMs = PATIENCE_MS
      await person.connect(id)
      await person.until(({ board }) => strokes.every(({ id }) => board.get(id)))
    }
    const points = strokes.map(pointsOf)
    for (const { board } of everyone) {
      expect(plenty.boardBytes - board.bytes).toBeLessThan(POINT_BYTES)
      expect(strokes.map(({ id }) => board.outline(id)?.points)).toEqual(points)
    }
    expect(await ada.submit(draw({ id: 'one', element: box('one') }))).toEqual({ ok: false, code: 'boardFull' })
    await ada.do(draw({ id: 'stroke00', set: { isDeleted: true } }))
    for (const person of everyone) await person.until(({ board }) => board.get('stroke00')?.isDeleted === true)
  }, 240_000)
})
