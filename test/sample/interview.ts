import type { Command } from '@dryrun/shared/interview/commands.ts'
import { StartingBoard } from '@dryrun/shared/pack/board.ts'
import type { Presence } from '@dryrun/shared/protocol.ts'
import { type Dice, diceOf } from '../support/domain/dice.ts'
import { type Act, msOf, type Player, type Spot } from './acts.ts'
import { desk } from './desk.ts'
import { drawing } from './drawing.ts'
import { Hand, type Move } from './hand.ts'
import { Sketch } from './sketch.ts'
import { talk } from './talk.ts'

/** An act of one player; `at` is milliseconds after the start of the round. */
export type Deed = Readonly<{ at: number; by: Player; command?: Command; presence?: Presence }>

const PAUSED_AT = '9:05'
const PAUSE_MS = 34_000
const SIGHT = { width: 1_320, height: 860 }

/** Milliseconds from the round's start until its clock shows this time; the clock is paused once. */
export const sinceStart = (clock: string): number => msOf(clock) + (msOf(clock) > msOf(PAUSED_AT) ? PAUSE_MS : 0)

/** The whole round in order, the same in every run. */
export function deedsOf(start: unknown): Deed[] {
  const dice = diceOf(20_261)
  const spoken = [...talk, ...desk].flatMap(spokenDeed)
  const drawn = movesOf(StartingBoard.parse(start), dice)
  const deeds = [...spoken, ...handDeeds('candidate', drawn.candidate), ...handDeeds('interviewer', drawn.interviewer)]
  return deeds.sort((a, b) => a.at - b.at)
}

function spokenDeed(act: Act): Deed[] {
  if (!('command' in act)) return []
  const late = act.command.type === 'resume' ? PAUSE_MS : 0
  return [{ at: sinceStart(act.at) + late, by: act.by, command: act.command }]
}

function movesOf(start: StartingBoard, dice: Dice): Record<Player, readonly Move[]> {
  const sketch = new Sketch(start)
  const hands = {
    candidate: new Hand(sketch, dice, { cursor: [300, 200], colour: '#1971c2' }),
    interviewer: new Hand(sketch, dice, { cursor: [500, 120], colour: '#e8590c' }),
  }
  for (const act of drawing) {
    if (!('drawing' in act)) continue
    const at = sinceStart(act.at)
    const { candidate, interviewer } = hands
    if (act.by === 'candidate') lookAlong(interviewer, at, candidate.moves.at(-1)?.cursor, dice)
    hands[act.by].draw(at, act.drawing)
  }
  return { candidate: hands.candidate.moves, interviewer: hands.interviewer.moves }
}

function lookAlong(hand: Hand, at: number, spot: Spot = [300, 200], dice: Dice): void {
  if (dice.chance(0.4)) hand.point(at - 1_500, [spot[0] + dice.below(120) - 60, spot[1] + 30 + dice.below(50)])
}

function handDeeds(by: Player, moves: readonly Move[]): Deed[] {
  let [x, y] = [-60, -230]
  return moves.map(({ at, cursor, patches }) => {
    x = followed(x, SIGHT.width, cursor[0])
    y = followed(y, SIGHT.height, cursor[1])
    const presence = {
      cursor: [...cursor] as [number, number],
      viewport: { x, y, ...SIGHT },
      selected: [],
      editing: null,
    }
    const command: Command | undefined = patches.length
      ? { type: 'changeBoard', round: 0, patches: [...patches] }
      : undefined
    return { at, by, presence, ...(command && { command }) }
  })
}

function followed(from: number, length: number, to: number): number {
  const edge = 160
  if (to < from + edge) return Math.round(to - edge)
  return to > from + length - edge ? Math.round(to - length + edge) : from
}
