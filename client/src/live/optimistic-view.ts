import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { ChatLine } from '@dryrun/shared/interview/interview.ts'
import type { PanelView } from '@dryrun/shared/interview/view.ts'
import type { Unsaved } from './room-store.ts'

/** The interviewer panel with all unanswered changes applied; `waiting` names them as "tick:<id>" and so on. */
export type OptimisticPanel = PanelView & { waiting: ReadonlySet<string> }
type Moment = { at: number; round: number }

/**
 * Computes the optimistic view of the interviewer panel; frames alone change the stored view. `offset` is the server's
 * clock minus the local clock, in milliseconds.
 */
export function optimisticPanel(desk: PanelView, unsaved: readonly Unsaved[], offset: number): OptimisticPanel {
  const waiting = new Set<string>()
  let ahead: PanelView = desk
  for (const { command, since } of unsaved) {
    const change = changeOf(ahead, command, { at: since + offset, round: desk.question.index })
    if (!change) continue
    ahead = { ...ahead, ...change.set }
    waiting.add(change.mark)
  }
  return { ...ahead, waiting }
}

type DeskChange = { set: Partial<PanelView>; mark: string } | undefined

function changeOf(desk: PanelView, command: Command, { at, round }: Moment): DeskChange {
  if ('round' in command && command.round !== round) return undefined
  switch (command.type) {
    case 'askFollowUp':
      return shownChange(desk, command.followUpId, at)
    case 'giveHint':
      return shownChange(desk, command.hintId, at)
    case 'dropCurveball':
      return shownChange(desk, 'curveball', at)
    case 'tickPoint':
    case 'untickPoint':
      return tickChange(desk, command, at)
    case 'raiseFlag':
    case 'withdrawFlag':
      return flagChange(desk, command, at)
    default:
      return judgingChange(desk, command, at)
  }
}

function judgingChange(desk: PanelView, command: Command, at: number): DeskChange {
  switch (command.type) {
    case 'writeNote': {
      const { noteId: id, text, tags } = command
      const known = desk.notes.find((note) => note.id === id)
      const notes = known
        ? desk.notes.map((note) => (note.id === id ? { ...note, text, tags } : note))
        : [...desk.notes, { id, text, tags, at }]
      return { set: { notes }, mark: `note:${id}` }
    }
    case 'removeNote':
      return { set: { notes: desk.notes.filter(({ id }) => id !== command.noteId) }, mark: `note:${command.noteId}` }
    case 'score': {
      const { dimension, level, how, sentence } = command
      return { set: { scores: { ...desk.scores, [dimension]: { level, how, sentence } } }, mark: `score:${dimension}` }
    }
    case 'attachEvidence': {
      const { evidenceId: id, dimension, note } = command
      const others = desk.evidence.filter((evidence) => evidence.id !== id)
      const evidence = [...others, { id, dimension, note, at: command.at ?? at }]
      return { set: { evidence }, mark: `evidence:${id}` }
    }
    case 'removeEvidence': {
      const evidence = desk.evidence.filter(({ id }) => id !== command.evidenceId)
      return { set: { evidence }, mark: `evidence:${command.evidenceId}` }
    }
    default:
      return undefined
  }
}

const shownChange = (desk: PanelView, itemId: string, at: number): DeskChange => ({
  set: { used: [...desk.used.filter((used) => used.itemId !== itemId), { itemId, at }] },
  mark: `shown:${itemId}`,
})

function tickChange(
  desk: PanelView,
  command: Extract<Command, { type: 'tickPoint' | 'untickPoint' }>,
  at: number,
): DeskChange {
  const { pointId } = command
  const others = desk.ticks.filter((tick) => tick.pointId !== pointId)
  const ticks = command.type === 'tickPoint' ? [...others, { pointId, how: command.how, at }] : others
  return { set: { ticks }, mark: `tick:${pointId}` }
}

function flagChange(
  desk: PanelView,
  { type, flagId }: Extract<Command, { type: 'raiseFlag' | 'withdrawFlag' }>,
  at: number,
): DeskChange {
  const others = desk.flags.filter((flag) => flag.flagId !== flagId)
  return { set: { flags: type === 'raiseFlag' ? [...others, { flagId, at }] : others }, mark: `flag:${flagId}` }
}

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
