import type { Command } from '@dryrun/shared/interview/commands.ts'
import { applyFrame, type Frame } from '@dryrun/shared/interview/frame.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import type { Presence, PresenceNews, Receipt } from '@dryrun/shared/protocol.ts'
import { refusals } from '@dryrun/shared/refusals.ts'
import type { Clock } from '../lib/alarm.ts'
import { type Note, withNotes } from './admission/note.ts'
import { type Connection, type ConnectionEars, connect } from './connection.ts'
import { KeptNotices, type NoticeDisk, openNoticeDisk } from './kept-notices.ts'
import { Outbox } from './outbox.ts'
import { type OutboxDisk, openOutboxDisk, type Stored } from './outbox-disk.ts'
import { browserClock } from './page-life.ts'
import { createOthersStore, heartbeat, type OthersStore, PresenceOut } from './presence.ts'
import { RoomNews } from './room-news.ts'
import { createRoomStore, type Refused, type RoomState, type RoomStore } from './room-store.ts'
import { Signals } from './signals.ts'
import { BoardSync } from './sync/board-sync.ts'

export type RoomClient = {
  interviewId: string
  store: RoomStore
  /** Presence of the others. Outside of the store because it changes many times per second. */
  others: OthersStore
  /** Kept on disk until the final answer; the promise stays pending until then. */
  submit(command: Command): Promise<Receipt>
  presence(presence: Presence): void
  board: BoardSync
  news: Pick<RoomNews, 'listen'>
  follow(personId: string | null): void
  dismiss(refusedIds: readonly string[]): void
  note(notes: readonly Note[]): void
  dismissNotice(key: string): void
  /** Registers the handler that restores refused texts and returns whether it did. Returns the unregister function. */
  returnTextsTo(taker: TextTaker): () => void
  signals: Pick<Signals, 'send' | 'listen'>
  /** Calls back once, when the room is closed. */
  onClose(run: () => void): void
  close(): void
}

type TextTaker = (command: Command, view: View) => boolean

export type RoomPorts = Readonly<{
  disk: OutboxDisk
  noticeDisk: NoticeDisk
  connect(interviewId: string, ears: ConnectionEars): Connection
  clock: Clock
}>

const browserPorts = (): RoomPorts => ({
  disk: openOutboxDisk(),
  noticeDisk: openNoticeDisk(),
  connect,
  clock: browserClock,
})

/** Opens the room of an interview. It reconnects until it is closed. */
export const openRoom = (interviewId: string, ports: RoomPorts = browserPorts()): RoomClient =>
  new LiveRoom(interviewId, ports)

/** Connects the parts of the room. Public methods are arrow functions, so that callers can pass them on unbound. */
class LiveRoom implements RoomClient {
  readonly interviewId: string
  readonly store = createRoomStore()
  readonly others = createOthersStore()
  readonly board: BoardSync
  readonly news: RoomNews
  readonly signals = new Signals(async (signal) => this.#connection?.signal(signal))
  readonly #outbox: Outbox
  readonly #pointer: PresenceOut
  readonly #clock: Clock
  readonly #disk: OutboxDisk
  readonly #kept: KeptNotices
  #connection: Connection | undefined
  /** Submissions of an earlier visit, until the first frame names the user. */
  #left: readonly Stored[] = []
  readonly #closing: (() => void)[] = []
  #isClosed = false
  #takeBack: TextTaker | undefined

  constructor(interviewId: string, { disk, noticeDisk, connect: open, clock }: RoomPorts) {
    this.interviewId = interviewId
    this.#clock = clock
    this.#disk = disk
    this.#kept = new KeptNotices({ interviewId, disk: noticeDisk, clock })
    this.store.subscribe(({ notices }, before) => notices !== before.notices && this.#kept.sync(notices))
    this.board = new BoardSync({
      clock,
      submit: (command) => this.#outbox.submit(command).id,
      onNotes: this.note,
      onAgreement: (agrees) => this.store.setState({ isDrawingUnsent: !agrees }),
    })
    this.news = new RoomNews({
      clock,
      serverNow: () => clock.now() + this.store.getState().clockOffset,
      unsaved: () => this.store.getState().unsaved,
    })
    this.#pointer = new PresenceOut((presence) => this.#connection?.presence(presence), clock)
    this.#outbox = new Outbox({
      interviewId,
      disk,
      clock,
      send: async (submission) => this.#connection?.send(submission),
      onWaiting: (unsaved, held) => this.store.setState({ unsaved, held }),
      onAnswer: (submission, receipt) => this.#onAnswer(submission, receipt),
    })
    void this.#enter(disk, open)
  }

  readonly submit = (command: Command): Promise<Receipt> => this.#outbox.submit(command).receipt
  readonly presence = (presence: Presence): void => this.#pointer.point(presence)
  readonly follow = (following: string | null): void => this.store.setState({ following })
  readonly dismiss = (refusedIds: readonly string[]): void => {
    const { refused } = this.store.getState()
    for (const { order, id } of refused.filter((one) => refusedIds.includes(one.id)))
      this.#disk.remove({ interviewId: this.interviewId, order, id })
    this.store.setState({ refused: refused.filter(({ id }) => !refusedIds.includes(id)) })
  }

  readonly note = (notes: readonly Note[]): void =>
    this.store.setState(({ notices }) => ({ notices: withNotes(notices, notes) }))
  readonly dismissNotice = (key: string): void =>
    this.store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.key !== key) }))

  readonly returnTextsTo = (taker: TextTaker): (() => void) => {
    this.#takeBack = taker
    return () => {
      if (this.#takeBack === taker) this.#takeBack = undefined
    }
  }

  readonly onClose = (run: () => void): void => void this.#closing.push(run)

  readonly close = (): void => {
    this.#isClosed = true
    for (const run of this.#closing) run()
    this.#pointer.close()
    this.news.close()
    this.#outbox.setLive(false)
    this.#connection?.close()
  }

  async #enter(disk: OutboxDisk, open: RoomPorts['connect']): Promise<void> {
    this.#left = await disk.load(this.interviewId)
    await this.#kept.load()
    if (this.#isClosed) return
    this.#connection = open(this.interviewId, {
      onFrame: (frame) => this.#onFrame(frame),
      onPresence: (news) => this.#onPresence(news),
      onSignal: (news) => this.signals.hear(news),
      onLive: () => this.#onLive(),
      onDoubt: () => this.store.setState({ link: 'checking' }),
      onSure: (clockOffset) => this.store.setState({ link: 'live', clockOffset }),
      onOffline: () => this.#onOffline(),
      onTurned: (turned) => this.store.setState({ turned }),
    })
  }

  #onFrame(frame: Frame): void {
    const { view: before, clockOffset } = this.store.getState()
    const view = applyFrame(before, frame)
    if (!before) this.#begin(view.me)
    // Delivery adds delay to the stamp of a step, so the largest difference is the most accurate offset.
    const offset = frame.at - this.#clock.now()
    this.store.setState({ view, clockOffset: frame.fresh ? offset : Math.max(clockOffset, offset) })
    if (frame.board) this.board.receive(frame.board)
    this.#tellNews(frame, view)
  }

  /** Rethrows a fault of the announcer asynchronously: it must reach error reporting but not discard the frame. */
  #tellNews(frame: Frame, view: View): void {
    try {
      this.news.hear(frame, view)
    } catch (error) {
      this.#clock.later(() => {
        throw error
      }, 0)
    }
  }

  /** Takes over the submissions of this user; those of other users of this browser stay on disk. */
  #begin(me: string): void {
    const [refused, mine] = parted(this.#left.filter(({ by }) => by === me))
    const notices = withNotes([], this.#kept.begin(me))
    const early = this.store.getState().notices.flatMap(({ notes }) => notes)
    this.store.setState({ refused, notices: withNotes(notices, early) })
    this.board.restore(mine.flatMap(({ id, command }) => (command.type === 'changeBoard' ? [{ id, ...command }] : [])))
    this.#outbox.begin(me, mine)
  }

  #onAnswer(stored: Stored, receipt: Receipt): void {
    const { id, command } = stored
    const shapes = !receipt.ok && command.type === 'changeBoard' ? this.board.shapesOf(command.patches) : []
    if (command.type === 'changeBoard') this.board.settle(id)
    if (receipt.ok) return
    const kept = { ...stored, refused: { code: receipt.code, shapes } }
    this.#disk.put(kept)
    const { view } = this.store.getState()
    const isReturned = view !== undefined && (this.#takeBack?.(command, view) ?? false)
    const added = parted([kept])[0].map((one) => ({ ...one, isReturned }))
    this.store.setState(({ refused }) => ({ refused: [...refused, ...added] }))
  }

  #onPresence(news: PresenceNews): void {
    if (news.type === 'leaving') return this.store.setState({ isServerLeaving: true })
    heartbeat(this.others, news)
    if (news.type === 'saving') return this.#onSaving(news.ok)
    if (news.type !== 'here') return
    this.store.setState(({ following }) => ({
      here: news.people,
      following: following && news.people.includes(following) ? following : null,
    }))
  }

  /** Saving works again: sends at once instead of at the next retry. */
  #onSaving(saving: boolean): void {
    this.store.setState({ saving })
    if (saving && isUp(this.store.getState())) this.#outbox.setLive(true)
  }

  #onLive(): void {
    // A server that can't save sends `saving: false` right after the connect.
    this.store.setState({ link: 'live', offlineSince: null, isServerLeaving: false, turned: null, saving: true })
    this.#outbox.setLive(true)
    this.#pointer.again()
  }

  #onOffline(): void {
    this.store.setState(({ offlineSince }) => ({ link: 'offline', offlineSince: offlineSince ?? this.#clock.now() }))
    this.#outbox.setLive(false)
    heartbeat(this.others, { type: 'here', people: [] })
  }
}

function parted(stored: readonly Stored[]): [refused: Refused[], waiting: Stored[]] {
  const refused = stored.flatMap(({ id, order, command, refused: why }) =>
    why ? [{ id, order, command, ...why, sentence: refusals[why.code], isReturned: false }] : [],
  )
  return [refused, stored.filter((one) => !one.refused)]
}

const isUp = ({ link }: RoomState): boolean => link === 'live' || link === 'checking'
