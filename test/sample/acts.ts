import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Stencil } from '@dryrun/shared/pack/board.ts'

export type Player = 'interviewer' | 'candidate'

/** Scene pixels. */
export type Spot = readonly [x: number, y: number]

export type Drawing =
  | { add: string; stencil: Stencil; label: string; to: Spot }
  | { connect: string; from: string; to: string; label?: string; low?: number }
  | { rewire: string; end: 'from' | 'to'; to: string }
  | { relabel: string; label: string }
  | { write: string; text: string; to: Spot }
  | { move: string; to: Spot }
  | { erase: readonly string[] }
  | { circle: string; middle: Spot; reach: Spot }
  | { underline: Spot; width: number }

/** An act when the round's clock shows `at`, as "m:ss". */
export type Act = Readonly<{ at: string; by: Player } & ({ command: Command } | { drawing: Drawing })>

/** Evidence that points to an earlier moment of the round's clock. */
export type Pointed = Readonly<{ dimension: string; moment: string; note: string }>

export const msOf = (clock: string): number => {
  const [minutes = 0, seconds = 0] = clock.split(':').map(Number)
  return (minutes * 60 + seconds) * 1_000
}

let ids = 0
/** A new id each time, the same ones in every run. */
export const nextId = (): string => `5a3b1e00-0000-4000-8000-${String(++ids).padStart(12, '0')}`

export const draws = (at: string, drawing: Drawing, by: Player = 'candidate'): Act => ({ at, by, drawing })
export const does = (at: string, by: Player, command: Command): Act => ({ at, by, command })
export const says = (at: string, by: Player, text: string): Act => does(at, by, { type: 'say', text })
