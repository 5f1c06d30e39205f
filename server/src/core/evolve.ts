import {
  type ChatLine,
  checkItem,
  emptyInterview,
  factItem,
  type Interview,
  misquoteItem,
  planOf,
  type Round,
  runningMs,
} from '@dryrun/shared/interview/interview.ts'
import type { Entry, EventOf } from './events.ts'
import { evolveRecording, withTakesEnded } from './evolve-recording.ts'
import type { RoundPlan } from './round-plan.ts'
import { bytesOfEvidence, bytesOfLine, bytesOfNote } from './written-bytes.ts'

/** Applies one log entry to the interview. Never refuses and never throws, because entries are facts. */
export function evolve(interview: Interview, entry: Entry): Interview {
  const { event, at, by } = entry
  switch (event.type) {
    case 'interviewOpened':
      return opened(event)
    case 'seatTaken': {
      const people = interview.people.filter(({ id }) => id !== by)
      const { name, seat, letInBy } = event
      return { ...interview, people: [...people, { id: by, name, seat, ...(letInBy && { letInBy }) }] }
    }
    case 'roundStarted':
      return startRound(interview, event, at)
    case 'phaseMoved':
      return inCurrent(interview, (round) => ({
        visits: [...round.visits, { phase: event.phase, from: runningMs(round, at) }],
      }))
    case 'paused':
      return inCurrent(interview, () => ({ pausedAt: at }))
    case 'resumed':
      return inCurrent(interview, (round) => unpaused(round, at))
    case 'roundFinished':
      return finishRound(interview, event, at)
    case 'interviewEnded':
      return {
        ...inCurrent(interview, (round) => closed(round, at)),
        stage: 'ended',
        recording: withTakesEnded(interview.recording, at),
      }
    case 'said':
      return withLine(interview, { by, text: event.text, at })
    case 'boardChanged':
      return interview
    case 'sealBroken':
      return { ...interview, sealed: false }
    case 'recordingAgreed':
    case 'voiceWithdrawn':
    case 'voiceStarted':
    case 'voiceEnded':
      return evolveRecording(interview, event, entry)
    default:
      return inRound(interview, roundOf(interview, event), (round) => evolveRound(round, event, at))
  }
}

type RoundEvent = Exclude<
  Entry['event'],
  EventOf<
    | 'interviewOpened'
    | 'seatTaken'
    | 'roundStarted'
    | 'phaseMoved'
    | 'paused'
    | 'resumed'
    | 'roundFinished'
    | 'interviewEnded'
    | 'said'
    | 'boardChanged'
    | 'sealBroken'
    | 'recordingAgreed'
    | 'voiceWithdrawn'
    | 'voiceStarted'
    | 'voiceEnded'
  >
>

function evolveRound(round: Round, event: RoundEvent, at: number): Partial<Round> {
  switch (event.type) {
    case 'factTold': {
      const fact = round.question.script.facts.find(({ id }) => id === event.factId)
      return fact ? { shown: [...round.shown, { kind: 'fact', itemId: factItem(fact.id), text: fact.tell, at }] } : {}
    }
    case 'followUpAsked': {
      const followUp = round.question.script.followUps.find(({ id }) => id === event.followUpId)
      return followUp
        ? { shown: [...round.shown, { kind: 'followUp', itemId: followUp.id, text: followUp.ask, at }] }
        : {}
    }
    case 'hintGiven': {
      const hint = round.question.script.hints.find(({ id }) => id === event.hintId)
      return hint ? { shown: [...round.shown, { kind: 'hint', itemId: hint.id, text: hint.text, at }] } : {}
    }
    case 'curveballDropped':
      return {
        shown: [
          ...round.shown,
          { kind: 'curveball', itemId: 'curveball', text: round.question.script.curveball.ask, at },
        ],
      }
    case 'pointTicked':
      return putTick(round, event, at)
    case 'pointUnticked':
      return { ticks: round.ticks.filter(({ pointId }) => pointId !== event.pointId) }
    case 'checkTicked':
      return { checks: [...round.checks, { id: checkItem(event), at }] }
    case 'checkUnticked':
      return { checks: round.checks.filter(({ id }) => id !== checkItem(event)) }
    case 'misquoteHeard':
      return { misquotes: [...round.misquotes, { id: misquoteItem(event), at }] }
    case 'misquoteWithdrawn':
      return { misquotes: round.misquotes.filter(({ id }) => id !== misquoteItem(event)) }
    case 'flagRaised':
      return { flags: [...round.flags, { flagId: event.flagId, at }] }
    case 'flagWithdrawn':
      return { flags: round.flags.filter(({ flagId }) => flagId !== event.flagId) }
    case 'noteWritten':
      return putNote(round, event, at)
    case 'noteRemoved':
      return dropNote(round, event.noteId)
    case 'scored': {
      const { type: _, round: __, dimension, ...score } = event
      return { scores: { ...round.scores, [dimension]: { ...score, at } } }
    }
    case 'evidenceAttached':
      return putEvidence(round, event)
    case 'evidenceRemoved':
      return dropEvidence(round, event.evidenceId)
    case 'interviewerHandedIn': {
      const { type: _, round: __, ...handIn } = event
      return { handIns: { ...round.handIns, interviewer: { ...handIn, at } } }
    }
    case 'candidateHandedIn': {
      const { type: _, round: __, ...handIn } = event
      return { handIns: { ...round.handIns, candidate: { ...handIn, at } } }
    }
  }
}

function opened({ type: _, rounds, solo, ...facts }: EventOf<'interviewOpened'>): Interview {
  return { ...emptyInterview, ...facts, solo: solo ?? false, rounds: rounds.map(planned) }
}

const planned = (plan: RoundPlan): Round => ({
  ...plan,
  startedAt: null,
  endedAt: null,
  pausedAt: null,
  pauses: [],
  visits: [],
  shown: [],
  ticks: [],
  checks: [],
  misquotes: [],
  flags: [],
  notes: [],
  scores: {},
  evidence: [],
  noteBytes: 0,
  evidenceBytes: 0,
  handIns: {},
})

function startRound(interview: Interview, { round: index }: EventOf<'roundStarted'>, at: number): Interview {
  const [first] = planOf(interview, interview.rounds[index])
  const started = inRound(interview, index, () => ({
    startedAt: at,
    visits: first ? [{ phase: first.id, from: 0 }] : [],
  }))
  return { ...started, stage: 'round', current: index }
}

function finishRound(interview: Interview, { nextInterviewer }: EventOf<'roundFinished'>, at: number): Interview {
  const finished: Interview = { ...inCurrent(interview, (round) => closed(round, at)), stage: 'break' }
  return nextInterviewer ? inRound(finished, interview.current + 1, () => ({ interviewer: nextInterviewer })) : finished
}

const withLine = (interview: Interview, line: ChatLine): Interview => ({
  ...interview,
  chat: [...interview.chat, line],
  chatBytes: interview.chatBytes + bytesOfLine(line),
})

/** A corrected tick takes the time of its correction. */
const putTick = ({ ticks }: Round, { pointId, how }: EventOf<'pointTicked'>, at: number): Partial<Round> => ({
  ticks: [...ticks.filter((tick) => tick.pointId !== pointId), { pointId, how, at }],
})

/** Keeps the time at which the note was first written. */
function putNote(round: Round, { noteId, text, tags }: EventOf<'noteWritten'>, at: number): Partial<Round> {
  const noteBytes = round.noteBytes + bytesOfNote({ text, tags })
  const place = round.notes.findIndex(({ id }) => id === noteId)
  const known = round.notes[place]
  if (!known) return { notes: [...round.notes, { id: noteId, text, tags, at }], noteBytes }
  return { notes: round.notes.with(place, { ...known, text, tags }), noteBytes: noteBytes - bytesOfNote(known) }
}

function dropNote({ notes, noteBytes }: Round, noteId: string): Partial<Round> {
  const known = notes.find(({ id }) => id === noteId)
  if (!known) return {}
  return { notes: notes.filter((note) => note !== known), noteBytes: noteBytes - bytesOfNote(known) }
}

function putEvidence(round: Round, { evidenceId: id, dimension, note, at }: EventOf<'evidenceAttached'>) {
  const evidence = { id, dimension, note, at }
  return {
    evidence: [...round.evidence, evidence],
    evidenceBytes: round.evidenceBytes + bytesOfEvidence(evidence),
  }
}

function dropEvidence({ evidence, evidenceBytes }: Round, evidenceId: string): Partial<Round> {
  const known = evidence.find(({ id }) => id === evidenceId)
  if (!known) return {}
  return { evidence: evidence.filter((each) => each !== known), evidenceBytes: evidenceBytes - bytesOfEvidence(known) }
}

const unpaused = ({ pausedAt, pauses }: Round, at: number): Partial<Round> =>
  pausedAt === null ? {} : { pausedAt: null, pauses: [...pauses, { from: pausedAt, to: at }] }

const closed = (round: Round, at: number): Partial<Round> =>
  round.startedAt === null || round.endedAt !== null ? {} : { ...unpaused(round, at), endedAt: at }

const roundOf = ({ current }: Interview, event: RoundEvent): number => ('round' in event ? event.round : current)

const inCurrent = (interview: Interview, change: (round: Round) => Partial<Round>): Interview =>
  inRound(interview, interview.current, change)

/** Returns the interview unchanged when it has no such round. */
export function inRound(interview: Interview, index: number, change: (round: Round) => Partial<Round>): Interview {
  const round = interview.rounds[index]
  if (!round) return interview
  return { ...interview, rounds: interview.rounds.with(index, { ...round, ...change(round) }) }
}
