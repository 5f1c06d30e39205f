import type { Command, CommandOf } from '@dryrun/shared/interview/commands.ts'
import {
  type ChatLine,
  checkItem,
  factItem,
  type HeardCheck,
  type HeardMisquote,
  misquoteItem,
} from '@dryrun/shared/interview/interview.ts'
import type { PanelView } from '@dryrun/shared/interview/view.ts'
import type { Unsaved } from './room-store.ts'

/** The interviewer panel with all unanswered changes applied; `waiting` names them as "tick:<id>" and so on. */
export type OptimisticPanel = PanelView & { waiting: ReadonlySet<string> }

/**
 * Computes the optimistic view of the interviewer panel; frames alone change the stored view. `offset` is the server's
 * clock minus the local clock, in milliseconds.
 */
export function optimisticPanel(desk: PanelView, unsaved: readonly Unsaved[], offset: number): OptimisticPanel {
  const waiting = new Set<string>()
  let ahead: PanelView = desk
  for (const { command, since } of unsaved) {
    if ('round' in command && command.round !== desk.question.index) continue
    const change = changeBy(command)?.(ahead, command, since + offset)
    if (!change) continue
    ahead = { ...ahead, ...change.set }
    waiting.add(change.mark)
  }
  return { ...ahead, waiting }
}

type PanelChange = { set: Partial<PanelView>; mark: string }
type ChangeBy<T extends Command['type']> = (desk: PanelView, command: CommandOf<T>, at: number) => PanelChange

const changeBy = ({ type }: Command) => changes[type] as ChangeBy<Command['type']> | null

/**
 * What each command changes in the panel at once. `null`: nothing there; its frame shows it, `optimisticChat`, the board
 * or a form. The compiler asks for a row for each new command.
 */
const changes: { readonly [T in Command['type']]: ChangeBy<T> | null } = {
  startRound: null,
  movePhase: null,
  pause: null,
  resume: null,
  finishRound: null,
  endInterview: null,
  breakSeal: null,
  agreeToRecording: null,
  withdrawVoice: null,
  startVoice: null,
  endVoice: null,
  askForHint: null,
  say: null,
  changeBoard: null,
  handInAsInterviewer: null,
  handInAsCandidate: null,

  tellFact: (desk, { factId }, at) => shownChange(desk, factItem(factId), at),
  askFollowUp: (desk, { followUpId }, at) => shownChange(desk, followUpId, at),
  giveHint: (desk, { hintId }, at) => shownChange(desk, hintId, at),
  dropCurveball: (desk, _command, at) => shownChange(desk, 'curveball', at),
  tickPoint: (desk, { pointId, how }, at) => tickChange(desk, pointId, [{ pointId, how, at }]),
  untickPoint: (desk, { pointId }) => tickChange(desk, pointId, []),
  tickCheck: (desk, check, at) => checkChange(desk, checkItem(check), (id) => [{ id, at }]),
  untickCheck: (desk, check) => checkChange(desk, checkItem(check), () => []),
  hearMisquote: (desk, misquote, at) => misquoteChange(desk, misquoteItem(misquote), (id) => [{ id, at }]),
  withdrawMisquote: (desk, misquote) => misquoteChange(desk, misquoteItem(misquote), () => []),
  raiseFlag: (desk, { flagId }, at) => flagChange(desk, flagId, [{ flagId, at }]),
  withdrawFlag: (desk, { flagId }) => flagChange(desk, flagId, []),

  writeNote: (desk, { noteId: id, text, tags }, at) => {
    const known = desk.notes.find((note) => note.id === id)
    const notes = known
      ? desk.notes.map((note) => (note.id === id ? { ...note, text, tags } : note))
      : [...desk.notes, { id, text, tags, at }]
    return { set: { notes }, mark: `note:${id}` }
  },
  removeNote: (desk, { noteId }) => ({
    set: { notes: desk.notes.filter(({ id }) => id !== noteId) },
    mark: `note:${noteId}`,
  }),
  score: (desk, { type: _, round: __, dimension, ...score }) => ({
    set: { scores: { ...desk.scores, [dimension]: score } },
    mark: `score:${dimension}`,
  }),
  attachEvidence: (desk, { evidenceId: id, dimension, note, at: moment }, at) => ({
    set: { evidence: [...evidenceBut(desk, id), { id, dimension, note, at: moment ?? at }] },
    mark: `evidence:${id}`,
  }),
  removeEvidence: (desk, { evidenceId }) => ({
    set: { evidence: evidenceBut(desk, evidenceId) },
    mark: `evidence:${evidenceId}`,
  }),
}

const shownChange = (desk: PanelView, itemId: string, at: number): PanelChange => ({
  set: { used: [...desk.used.filter((used) => used.itemId !== itemId), { itemId, at }] },
  mark: `shown:${itemId}`,
})

const tickChange = (desk: PanelView, pointId: string, now: PanelView['ticks']): PanelChange => ({
  set: { ticks: [...desk.ticks.filter((tick) => tick.pointId !== pointId), ...now] },
  mark: `tick:${pointId}`,
})

const checkChange = (desk: PanelView, id: string, now: (id: string) => readonly HeardCheck[]): PanelChange => ({
  set: { checks: [...(desk.checks ?? []).filter((check) => check.id !== id), ...now(id)] },
  mark: `check:${id}`,
})

const misquoteChange = (desk: PanelView, id: string, now: (id: string) => readonly HeardMisquote[]): PanelChange => ({
  set: { misquotes: [...(desk.misquotes ?? []).filter((misquote) => misquote.id !== id), ...now(id)] },
  mark: `misquote:${id}`,
})

const flagChange = (desk: PanelView, flagId: string, now: PanelView['flags']): PanelChange => ({
  set: { flags: [...desk.flags.filter((flag) => flag.flagId !== flagId), ...now] },
  mark: `flag:${flagId}`,
})

const evidenceBut = (desk: PanelView, evidenceId: string) => desk.evidence.filter(({ id }) => id !== evidenceId)

export type OptimisticChatLine = ChatLine & { waiting: boolean; key: string }

/** Clock tolerance: a local line this close to the arrived one counts as the same. */
const SLACK_MS = 2_000

/**
 * The chat with the user's unanswered lines. A line may arrive in a frame before its receipt and must not appear twice.
 */
export function optimisticChat(
  chat: readonly ChatLine[],
  unsaved: readonly Unsaved[],
  { me, offset }: { me: string; offset: number },
): OptimisticChatLine[] {
  const lines = chat.map((line, index) => ({ ...line, waiting: false, key: String(index) }))
  const arrived = new Set<number>()
  for (const { id, command, since } of unsaved) {
    if (command.type !== 'say') continue
    const at = since + offset
    const same = chat.findIndex(
      (line, index) => !arrived.has(index) && line.by === me && line.text === command.text && line.at >= at - SLACK_MS,
    )
    if (same >= 0) arrived.add(same)
    else lines.push({ by: me, text: command.text, at, waiting: true, key: id })
  }
  return lines
}
