import { InterviewFold, ViewFold } from '@dryrun/server/core/fold.ts'
import { frameBytes, frameText, PIECE_LENGTH } from '@dryrun/server/room/frame-text.ts'
import { Turns } from '@dryrun/server/room/turns.ts'
import { Outgoing } from '@dryrun/server/socket/outgoing.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { NumberList } from '@dryrun/shared/interview/number-list.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { bob, box, inRoundOne } from '../support/domain/facts.ts'
import { type Happened, logOf } from '../support/domain/given.ts'

const POINTS = 5_000
/** Upper bound in characters of a batch of serialized numbers. */
const LIST_LENGTH = 1_000 * 25
const stroke = (n: number): Happened => {
  const points = Array.from({ length: POINTS }, (_, at): [number, number] => [-98_765.4321 + at, 87_654.3219 - n])
  const element = box(`stroke${n}`, { type: 'freedraw', points, pressures: points.map((_, at) => at / 7) })
  return [bob, { type: 'boardChanged', round: 0, patches: [{ id: `stroke${n}`, element }] }]
}

function opened(strokes: number): { story: InterviewFold; frame: Frame } {
  const story = new InterviewFold()
  const happened = [...inRoundOne, ...Array.from({ length: strokes }, (_, n) => stroke(n))]
  for (const entry of logOf(happened)) story.apply(entry)
  return { story, frame: new ViewFold(bob).fresh(story, 1) ?? expect.fail('no seat') }
}

function piecesOf(frame: Frame): string[] {
  const text = frameText(frame)
  const pieces: string[] = []
  for (let piece = text.next(); ; piece = text.next()) {
    pieces.push(piece.value)
    if (piece.done) return pieces
  }
}

class Wire {
  readonly sent: string[] = []
  readyState = 'open' as const
  isClosed = false
  write = (message: string | Buffer, { wsPreEncodedFrame: [header] = [] }: { wsPreEncodedFrame?: Buffer[] } = {}) => {
    this.sent.push(typeof message === 'string' ? message : message.toString().slice(1))
    if (header) expect(header.readBigUInt64BE(2)).toBe(BigInt(message.length))
  }
  close = () => {
    this.isClosed = true
  }
}

function outgoing(mostBytes = 1_000_000) {
  const wire = new Wire()
  const onFree = vi.fn()
  const ports = { turns: new Turns(), mostBytes, onFree, onFault: (error: unknown) => expect.fail(String(error)) }
  return { wire, onFree, out: new Outgoing(wire as unknown as ConstructorParameters<typeof Outgoing>[0], ports) }
}

afterEach(() => vi.restoreAllMocks())

describe('a frame with a large board', () => {
  it('[BO18] a whole board is written out in pieces, each a bounded part of it, with the loop free in between', async () => {
    const { frame } = opened(12)
    const pieces = piecesOf(frame)
    expect(JSON.parse(pieces.join(''))).toEqual(JSON.parse(JSON.stringify(frame)))
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(PIECE_LENGTH + LIST_LENGTH)
    const { wire, out, onFree } = outgoing()
    const turns = vi.spyOn(Turns.prototype, 'next')
    out.frame(frame)
    expect([wire.sent.length, out.isWriting]).toEqual([0, true])
    await vi.waitUntil(() => onFree.mock.calls.length, { timeout: 30_000 })
    expect(turns).toHaveBeenCalledTimes(pieces.length - 1)
    expect(wire.sent).toEqual([`2["frame",${pieces.join('')}]`])
  })

  it('[BO19] who comes in costs no look at the points of the board before it is written out', () => {
    const { story } = opened(12)
    const reads = vi.spyOn(NumberList.prototype, 'pairs')
    const texts = vi.spyOn(NumberList.prototype, 'text')
    new ViewFold(bob).fresh(story, 1)
    expect(texts).not.toHaveBeenCalled()
    expect(reads).not.toHaveBeenCalled()
  })

  it('[BO20] what comes while a board is written out follows it in order, and the board is that of its moment', async () => {
    const { story, frame } = opened(12)
    const before = piecesOf(frame).join('')
    const { wire, out, onFree } = outgoing()
    out.frame(frame)
    story.boards.of(0).apply([{ id: 'stroke11', set: { isDeleted: true } }])
    const step: Frame = { version: 1, at: 2, set: {} }
    out.frame(step)
    out.answer({ ok: true }, () => wire.sent.push('answered'))
    out.emit('presence', { type: 'leaving' })
    await vi.waitUntil(() => onFree.mock.calls.length, { timeout: 30_000 })
    expect(wire.sent).toEqual([
      `2["frame",${before}]`,
      `2["frame",${JSON.stringify(step)}]`,
      'answered',
      '2["presence",{"type":"leaving"}]',
    ])
  })

  it('[BO21] what waits behind a board is bounded in bytes', async () => {
    const { frame } = opened(12)
    const step: Frame = { version: 1, at: 2, set: {} }
    const { length } = `2["frame",${JSON.stringify(step)}]`
    const { wire, out } = outgoing(3 * length)
    out.frame(frame)
    for (let n = 0; n < 3; n++) out.frame(step)
    expect(wire.isClosed).toBe(false)
    out.frame(step)
    expect(wire.isClosed).toBe(true)
  })

  it('[BO18] a small board is written out at once', () => {
    const { wire, out } = outgoing()
    out.frame(opened(0).frame)
    expect([wire.sent.length, out.isWriting]).toEqual([1, false])
  })

  it('[RB16] the bytes of a frame are counted no further than it matters', () => {
    const { frame } = opened(12)
    const whole = JSON.stringify(frame).length
    expect(frameBytes(frame, whole)).toBe(whole)
    const reads = vi.spyOn(NumberList.prototype, 'text')
    expect(frameBytes(frame, PIECE_LENGTH)).toBeGreaterThan(PIECE_LENGTH)
    expect(reads.mock.calls.length).toBeLessThan(12)
  })
})
