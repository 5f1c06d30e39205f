import {
  type ChatLine,
  type Evidence,
  emptyInterview,
  type Interview,
  type Note,
  type Round,
  runningMs,
} from '@dryrun/shared/interview/interview.ts'
import type { Entry, EventOf } from './events.ts'
import { evolve, inRound } from './evolve.ts'
import { KeyedList } from './keyed-list.ts'
import { bytesOfEvidence, bytesOfLine, bytesOfNote } from './written-bytes.ts'

/** The lists of a round that logs of earlier versions may hold without a bound. */
type Growing = {
  pauses: Round['pauses'][number][]
  /** Sum of all pauses, in milliseconds. */
  stillMs: number
  visits: Round['visits'][number][]
  notes: KeyedList<Note>
  noteBytes: number
  evidence: KeyedList<Evidence>
  evidenceBytes: number
}

/**
 * Folds a log to the same interview as `evolve`. Long lists grow in place, because a copy for every entry would be
 * quadratic.
 */
export class LogFold {
  #interview: Interview
  #lines: ChatLine[] = []
  readonly #growing = new Map<number, Growing>()

  constructor(before: Interview) {
    this.#interview = before
  }

  get interview(): Interview {
    for (const [index, growing] of this.#growing)
      this.#interview = inRound(this.#interview, index, () => grown(growing))
    this.#growing.clear()
    if (this.#lines.length) this.#interview = withLines(this.#interview, this.#lines)
    this.#lines = []
    return this.#interview
  }

  apply(entries: Iterable<Entry>): this {
    for (const entry of entries) this.#applyOne(entry)
    return this
  }

  #applyOne(entry: Entry): void {
    const { event, by, at } = entry
    switch (event.type) {
      case 'said':
        this.#lines.push({ by, text: event.text, at })
        return
      case 'phaseMoved':
        return this.#movePhase(event, at)
      case 'resumed':
        return this.#resume(at)
      case 'noteWritten':
        return this.#in(event.round, (lists) => putNote(lists, event, at))
      case 'noteRemoved':
        return this.#in(event.round, (lists) => dropNote(lists, event.noteId))
      case 'evidenceAttached':
        return this.#in(event.round, (lists) => putEvidence(lists, event))
      case 'evidenceRemoved':
        return this.#in(event.round, (lists) => dropEvidence(lists, event.evidenceId))
      case 'roundStarted':
      case 'roundFinished':
      case 'interviewEnded':
        // These entries read and set the lists, and occur once per round.
        this.#interview = evolve(this.interview, entry)
        return
      default:
        this.#interview = evolve(this.#interview, entry)
    }
  }

  #movePhase({ phase }: EventOf<'phaseMoved'>, at: number): void {
    this.#in(this.#interview.current, ({ visits, pauses, stillMs }, round) => {
      // The clock stands still after the end, so a later pause does not count.
      const areAllPast = round.endedAt === null && (pauses.at(-1)?.to ?? at) <= at
      const from = areAllPast
        ? Math.max(0, runningMs({ ...round, pauses: [] }, at) - stillMs)
        : runningMs({ ...round, pauses }, at)
      visits.push({ phase, from })
    })
  }

  #resume(at: number): void {
    this.#in(this.#interview.current, (lists, { pausedAt }) => {
      if (pausedAt === null) return
      lists.pauses.push({ from: pausedAt, to: at })
      lists.stillMs += Math.max(0, at - pausedAt)
      this.#interview = inRound(this.#interview, this.#interview.current, () => ({ pausedAt: null }))
    })
  }

  #in(index: number, change: (lists: Growing, round: Round) => void): void {
    const round = this.#interview.rounds[index]
    if (!round) return
    const lists = this.#growing.get(index) ?? growingOf(round)
    this.#growing.set(index, lists)
    change(lists, round)
  }
}

export const fold = (log: Iterable<Entry>): Interview => new LogFold(emptyInterview).apply(log).interview

const growingOf = ({ pauses, visits, notes, noteBytes, evidence, evidenceBytes }: Round): Growing => ({
  pauses: [...pauses],
  stillMs: pauses.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0),
  visits: [...visits],
  notes: new KeyedList(notes),
  noteBytes,
  evidence: new KeyedList(evidence),
  evidenceBytes,
})

function grown({ notes, evidence, stillMs: _, ...rest }: Growing): Partial<Round> {
  return { ...rest, notes: notes.items(), evidence: evidence.items() }
}

function withLines(interview: Interview, lines: readonly ChatLine[]): Interview {
  const chatBytes = lines.reduce((sum, line) => sum + bytesOfLine(line), interview.chatBytes)
  return { ...interview, chat: [...interview.chat, ...lines], chatBytes }
}

function putNote(lists: Growing, { noteId, text, tags }: EventOf<'noteWritten'>, at: number): void {
  const known = lists.notes.get(noteId)
  lists.noteBytes += bytesOfNote({ text, tags }) - (known ? bytesOfNote(known) : 0)
  if (known) lists.notes.replace({ ...known, text, tags })
  else lists.notes.add({ id: noteId, text, tags, at })
}

function dropNote(lists: Growing, noteId: string): void {
  const known = lists.notes.remove(noteId)
  if (known) lists.noteBytes -= bytesOfNote(known)
}

function putEvidence(lists: Growing, { evidenceId: id, dimension, note, at }: EventOf<'evidenceAttached'>): void {
  const evidence = { id, dimension, note, at }
  lists.evidence.add(evidence)
  lists.evidenceBytes += bytesOfEvidence(evidence)
}

function dropEvidence(lists: Growing, evidenceId: string): void {
  const known = lists.evidence.remove(evidenceId)
  if (known) lists.evidenceBytes -= bytesOfEvidence(known)
}
