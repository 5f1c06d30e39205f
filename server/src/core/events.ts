import { Change } from '@dryrun/shared/interview/commands.ts'
import { SeenParts } from '@dryrun/shared/interview/parts.ts'
import { StoredPatch } from '@dryrun/shared/interview/stored-element.ts'
import {
  CheckedItem,
  DimensionId,
  Level,
  Phase,
  Player,
  Prompting,
  Seat,
  TargetLevel,
  VoiceKind,
} from '@dryrun/shared/interview/terms.ts'
import { z } from 'zod'
import { RoundPlan } from './round-plan.ts'

const round = z.number().int()

/** Facts in the log: never refused, never edited. */
export const Event = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('interviewOpened'),
    id: z.string(),
    title: z.string(),
    pack: z.object({ id: z.string(), version: z.number(), title: z.string() }),
    targetLevel: TargetLevel,
    plan: z.array(Phase),
    rounds: z.array(RoundPlan),
    solo: z.literal(true).optional(),
  }),
  /**
   * `letInBy` names the player whose link admitted a shadow. Logs of earlier versions lack it; there the host's link
   * did.
   */
  z.object({ type: z.literal('seatTaken'), name: z.string(), seat: Seat, letInBy: Player.optional() }),
  z.object({ type: z.literal('roundStarted'), round }),
  z.object({ type: z.literal('phaseMoved'), phase: z.string() }),
  z.object({ type: z.literal('paused') }),
  z.object({ type: z.literal('resumed') }),
  z.object({ type: z.literal('roundFinished'), nextInterviewer: Player.nullable() }),
  z.object({ type: z.literal('interviewEnded') }),

  z.object({ type: z.literal('said'), text: z.string() }),
  z.object({ type: z.literal('boardChanged'), round, patches: z.array(StoredPatch) }),

  z.object({ type: z.literal('factTold'), factId: z.string() }),
  z.object({ type: z.literal('followUpAsked'), followUpId: z.string() }),
  z.object({ type: z.literal('hintGiven'), hintId: z.string() }),
  z.object({ type: z.literal('curveballDropped') }),
  z.object({ type: z.literal('pointTicked'), pointId: z.string(), how: Prompting }),
  z.object({ type: z.literal('pointUnticked'), pointId: z.string() }),
  z.object({ type: z.literal('checkTicked'), of: CheckedItem, itemId: z.string(), checkId: z.string() }),
  z.object({ type: z.literal('checkUnticked'), of: CheckedItem, itemId: z.string(), checkId: z.string() }),
  z.object({ type: z.literal('misquoteHeard'), pointId: z.string(), nth: z.number().int() }),
  z.object({ type: z.literal('misquoteWithdrawn'), pointId: z.string(), nth: z.number().int() }),
  z.object({ type: z.literal('flagRaised'), flagId: z.string() }),
  z.object({ type: z.literal('flagWithdrawn'), flagId: z.string() }),

  z.object({ type: z.literal('noteWritten'), round, noteId: z.string(), text: z.string(), tags: z.array(z.string()) }),
  z.object({ type: z.literal('noteRemoved'), round, noteId: z.string() }),
  z.object({
    type: z.literal('scored'),
    round,
    dimension: z.string(),
    level: Level.nullable(),
    how: Prompting.nullable(),
    sentence: z.string(),
    /** Absent in logs of earlier versions. */
    seen: SeenParts.optional(),
    notAsked: z.literal(true).optional(),
  }),
  z.object({
    type: z.literal('evidenceAttached'),
    round,
    evidenceId: z.string(),
    dimension: z.string(),
    note: z.string(),
    at: z.number(),
  }),
  z.object({ type: z.literal('evidenceRemoved'), round, evidenceId: z.string() }),

  z.object({
    type: z.literal('interviewerHandedIn'),
    round,
    call: Level,
    summary: z.string(),
    changes: z.array(Change),
    shareNotes: z.boolean(),
  }),
  z.object({
    type: z.literal('candidateHandedIn'),
    round,
    selfScores: z.partialRecord(DimensionId, Level),
    /** Absent in a solo interview. */
    rating: z.number().optional(),
    comment: z.string(),
  }),
  z.object({ type: z.literal('sealBroken') }),

  z.object({ type: z.literal('recordingAgreed') }),
  z.object({ type: z.literal('voiceWithdrawn') }),
  z.object({ type: z.literal('voiceStarted'), take: z.string(), kind: VoiceKind }),
  z.object({ type: z.literal('voiceEnded'), take: z.string(), chunks: z.number().int() }),
])
export type Event = z.infer<typeof Event>
export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>

/**
 * An event with its place in the log. `at` is the server's time in milliseconds, `by` the sender's id, `commandId` the
 * command that caused the event.
 */
export type Entry = { seq: number; at: number; by: string; commandId: string; event: Event }
