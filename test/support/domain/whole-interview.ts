import { rubricFor } from '@dryrun/server/core/rubric/rubric.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Dimension } from '@dryrun/shared/interview/dimension.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import type { Interview } from '@dryrun/shared/interview/interview.ts'
import { partsOf, type SeenParts } from '@dryrun/shared/interview/parts.ts'
import { DimensionId } from '@dryrun/shared/interview/terms.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { ada, bob, box } from './facts.ts'

/** Only the interviewer and their shadow see `hidden` steps. */
export type Step = Readonly<{ by: string; command: Command; hidden: boolean }>

const hiddenTypes: ReadonlySet<Command['type']> = new Set([
  'tickPoint',
  'untickPoint',
  'tickCheck',
  'untickCheck',
  'hearMisquote',
  'withdrawMisquote',
  'raiseFlag',
  'withdrawFlag',
  'writeNote',
  'removeNote',
  'score',
  'attachEvidence',
  'removeEvidence',
])

/** Makes the players' texts by the field of the command. `isGone` where the text is later retracted or replaced. */
export type WordsFor = (field: string, round: number, isGone?: boolean) => string
const plainWords: WordsFor = (field, round) => `${field} of round ${round}`

const otherThan = (person: string): string => (person === ada ? bob : ada)
const uuid = (round: number, n: number): string => `2000000${round}-0000-4000-8000-${String(n).padStart(12, '0')}`

/**
 * A whole interview with every command of the product, and all script items but the last fact, follow-up and hint. Ada
 * interviews first; with `swap` the roles change after each round.
 */
export function wholeInterview(questions: readonly Question[], words: WordsFor = plainWords, swap = true): Step[] {
  const asking = (round: number): string => (swap && round % 2 === 1 ? bob : ada)
  const rounds = questions.flatMap((question, round) => {
    const end: Command = round < questions.length - 1 ? { type: 'finishRound', swap } : { type: 'endInterview' }
    return [...roundSteps(question, { round, asks: asking(round), words }), { by: asking(round), command: end }]
  })
  const papers = questions.flatMap((_, round) => papersOf({ round, asks: asking(round), words }))
  return [...rounds, ...papers].map(({ by, command }) => ({ by, command, hidden: hiddenTypes.has(command.type) }))
}

/** Points a change for next time at the start of its round. */
export function dated(command: Command, { rounds }: Interview): Command {
  if (command.type !== 'handInAsInterviewer') return command
  const at = rounds[command.round]?.startedAt ?? 0
  return { ...command, changes: command.changes.map((change) => ({ ...change, at })) }
}

type Asked = { by: string; command: Command }

type Part = { round: number; asks: string; words: WordsFor }

function roundSteps(question: Question, { round, asks, words }: Part): Asked[] {
  const { script } = question
  const answers = otherThan(asks)
  const [p1, p2] = firstTwo(script.points)
  const [r1, r2] = firstTwo(script.redFlags)
  const say = (by: string): Asked => ({ by, command: { type: 'say', text: words('say.text', round) } })
  const asked = (...commands: Command[]): Asked[] => commands.map((command) => ({ by: asks, command }))
  const note = (n: number, isGone = false): Command => ({
    type: 'writeNote',
    round,
    noteId: uuid(round, n),
    text: words('writeNote.text', round, isGone),
    tags: [words('writeNote.tags[]', round, isGone)],
  })
  const evidence = (n: number, isGone = false): Command => ({
    type: 'attachEvidence',
    round,
    evidenceId: uuid(round, n),
    dimension: 'deep-dive',
    note: words('attachEvidence.note', round, isGone),
  })
  return [
    ...asked({ type: 'startRound' }),
    ...drawing(asks, answers, round),
    ...recording(asks, answers, round),
    say(answers),
    ...asked({ type: 'tickPoint', pointId: p1.id, how: 'unprompted' }, { type: 'movePhase', phase: 'requirements' }),
    ...asked(note(1, true), note(1), note(2, true)),
    ...asked({ type: 'removeNote', round, noteId: uuid(round, 2) }),
    ...asked(...toldOf(script.facts).map(({ id }): Command => ({ type: 'tellFact', factId: id }))),
    ...script.followUps
      .slice(0, -1)
      .flatMap(({ id }): Asked[] => [...asked({ type: 'askFollowUp', followUpId: id }), say(answers)]),
    ...asked({ type: 'tickPoint', pointId: p2.id, how: 'prompted' }, { type: 'untickPoint', pointId: p2.id }),
    ...asked(...checking(script.followUps), ...hearing(script.points)),
    ...asked(...script.hints.slice(0, -1).map(({ id }): Command => ({ type: 'giveHint', hintId: id }))),
    ...asked({ type: 'raiseFlag', flagId: r1.id }, { type: 'raiseFlag', flagId: r2.id }),
    { by: answers, command: { type: 'pause' } },
    ...asked({ type: 'withdrawFlag', flagId: r2.id }, { type: 'resume' }, { type: 'dropCurveball' }),
    ...asked(
      ...rubricFor(question).flatMap((row): Command[] => {
        const score = { type: 'score', round, dimension: row.id } as const
        const level = row.id === 'deep-dive' ? 4 : 3
        return [
          { ...score, level: null, how: null, sentence: '', notAsked: true },
          { ...score, level, how: 'hinted', sentence: words('score.sentence', round), ...seenIn(row) },
        ]
      }),
    ),
    ...asked(evidence(3), evidence(4, true), {
      type: 'removeEvidence',
      round,
      evidenceId: uuid(round, 4),
    }),
    { by: answers, command: { type: 'changeBoard', round, patches: [{ id: 'b', set: { isDeleted: true } }] } },
  ]
}

function recording(asks: string, answers: string, round: number): Asked[] {
  const take = uuid(round, 5)
  return [
    { by: asks, command: { type: 'agreeToRecording' } },
    { by: answers, command: { type: 'agreeToRecording' } },
    { by: asks, command: { type: 'startVoice', take, kind: 'audio/webm' } },
    { by: asks, command: { type: 'endVoice', take, chunks: 2 } },
    { by: answers, command: { type: 'withdrawVoice' } },
    { by: asks, command: { type: 'withdrawVoice' } },
  ]
}

/** All parts of level 3, where the row is scored by parts. */
const seenIn = (row: Dimension): { seen?: SeenParts } => {
  const numbers = partsOf(row)?.[2]?.map((_, nth) => nth + 1)
  return numbers ? { seen: [[], [], numbers, []] } : {}
}

/** All but the last; a single fact is told. */
const toldOf = (facts: Question['script']['facts']) => facts.slice(0, Math.max(1, facts.length - 1))

/** Ticks the first check, takes it back and ticks it again. */
function checking(followUps: Question['script']['followUps']): Command[] {
  const first = followUps.flatMap(({ id: itemId, checks }) => checks.map(({ id: checkId }) => ({ itemId, checkId })))[0]
  if (!first) return []
  const types = ['tickCheck', 'untickCheck', 'tickCheck'] as const
  return types.map((type) => ({ type, of: 'followUp', ...first }))
}

/** Marks the first misquote as heard, takes it back and marks it again. */
function hearing(points: Question['script']['points']): Command[] {
  const [first] = points.filter(({ misquotes }) => misquotes.length > 0)
  if (!first) return []
  const types = ['hearMisquote', 'withdrawMisquote', 'hearMisquote'] as const
  return types.map((type) => ({ type, pointId: first.id, nth: 0 }))
}

const firstTwo = (items: readonly { id: string }[]) => items.slice(0, 2) as [{ id: string }, { id: string }]

function drawing(asks: string, answers: string, round: number): Asked[] {
  const drawn: (readonly [string, Patch])[] = [
    [answers, { id: 'a', element: box('a') }],
    [asks, { id: 'b', element: box('b', { x: 200 }) }],
    [answers, { id: 'a', set: { x: 40 } }],
    [asks, { id: 'a', set: { strokeColor: '#1971c2' } }],
    [answers, { id: 's', element: box('s', { type: 'freedraw', points: [[0, 0]] }) }],
    [answers, { id: 's', append: { from: 1, points: [[3, 4]] } }],
  ]
  return drawn.map(([by, patch]) => ({ by, command: { type: 'changeBoard', round, patches: [patch] } }))
}

/** The interviewer submits first, so that the last form is a candidate's. */
function papersOf({ round, asks, words }: Part): Asked[] {
  const change = {
    at: 0,
    behaviour: words('handInAsInterviewer.changes[].behaviour', round),
    effect: words('handInAsInterviewer.changes[].effect', round),
    drill: words('handInAsInterviewer.changes[].drill', round),
  }
  return [
    {
      by: asks,
      command: {
        type: 'handInAsInterviewer',
        round,
        call: 3,
        summary: words('handInAsInterviewer.summary', round),
        changes: [change],
        shareNotes: round === 1,
      },
    },
    {
      by: otherThan(asks),
      command: {
        type: 'handInAsCandidate',
        round,
        selfScores: Object.fromEntries(DimensionId.options.map((dimension) => [dimension, 2])),
        rating: 4,
        comment: words('handInAsCandidate.comment', round),
      },
    },
  ]
}
