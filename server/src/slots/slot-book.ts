import type { ProposeRequest, SlotCommand, SlotInvitation, SlotView } from '@dryrun/shared/api/slots.ts'
import { Denied } from '../denied.ts'
import { decideSlot, isRefused, type SlotRefusal, slotRefusals, timesRefused } from './model/slot.ts'
import { entryRefused, remindersPassed } from './model/slot-time.ts'
import type { SlotNews } from './slot-emails.ts'
import { type SlotRow, type SlotStore, sideOf } from './slot-store.ts'
import { invitationTo, type SlotFacts, slotMinutes, slotSeenBy } from './slot-view.ts'

type Ports = Readonly<{
  store: SlotStore
  now: () => number
  /** Opens the interview with both seated. Idempotent. */
  open: (row: SlotRow) => Promise<void>
  tell: (row: SlotRow, news: SlotNews, by: string) => void
}>

export const deniedSlot = (code: SlotRefusal): Denied => new Denied('conflict', slotRefusals[code])

/**
 * The use cases of slots: decides by `decideSlot`, stores rows, notifies both sides. Each refuses with `conflict` and
 * the sentence of a `SlotRefusal`.
 */
export class SlotBook {
  readonly #ports: Ports

  constructor(ports: Ports) {
    this.#ports = ports
  }

  /** Refuses with `invalid` bad times, and with `quota` when the host has proposed too many. */
  async propose(hostId: string, request: ProposeRequest): Promise<{ slot: SlotView; token: string }> {
    const { store, now } = this.#ports
    const refused = timesRefused(request.starts, now())
    if (refused)
      throw new Denied('invalid', slotRefusals[refused], [{ path: 'starts', message: slotRefusals[refused] }])
    const { row, token } = await store.create(hostId, request, now())
    return { slot: await this.#seen(row, hostId), token }
  }

  async listFor(personId: string): Promise<SlotView[]> {
    const { store, now } = this.#ports
    const rows = await store.listFor(personId, now())
    const known = await this.#known(rows)
    return rows.map((row) => slotSeenBy(row, sideOf(row, personId) ?? 'guest', known))
  }

  async seen(row: SlotRow, personId: string): Promise<SlotView> {
    return this.#seen(row, personId)
  }

  /** Refuses with `conflict` a command that `decideSlot` refuses. */
  async answer({ id }: SlotRow, personId: string, command: SlotCommand): Promise<SlotView> {
    const { store, now, tell } = this.#ports
    let news: SlotNews | undefined
    const changed = await store.change(id, (row) => {
      const decided = decideSlot(row, command, { by: sideOf(row, personId) ?? 'guest', now: now() })
      if (isRefused(decided)) throw deniedSlot(decided)
      news = newsOf(command, row)
      const { startsAt } = decided
      const isNew = startsAt !== null && startsAt !== row.startsAt
      return { ...decided, changedAt: now(), ...(isNew && remindersPassed(startsAt, now())) }
    })
    if (news) tell(changed, news, personId)
    return this.#seen(changed, personId)
  }

  async invitation(row: SlotRow, personId: string | undefined): Promise<SlotInvitation> {
    const names = await this.#ports.store.namesOf([row.hostId])
    const isMine = personId !== undefined && sideOf(row, personId) !== undefined
    return invitationTo(row, isMine, names, this.#ports.now())
  }

  /** Why a person cannot join by the link. Checked before a guest is created. */
  refusesToJoin(row: SlotRow, personId: string | undefined): SlotRefusal | undefined {
    if (row.hostId === personId) return 'ownLink'
    if (row.guestId !== null && row.guestId !== personId) return 'taken'
    return row.stage === 'cancelled' ? 'cancelled' : undefined
  }

  /** Makes the first person who uses the link the slot's guest. Refuses later ones with `conflict`. */
  async join({ id }: SlotRow, personId: string, guestZone: string): Promise<void> {
    const { store, now } = this.#ports
    await store.change(id, (row) => {
      const refused = this.refusesToJoin(row, personId)
      if (refused) throw deniedSlot(refused)
      return row.guestId === personId ? { guestZone } : { guestId: personId, guestZone, changedAt: now() }
    })
  }

  /** Opens the interview at its time. Refuses outside of it. */
  async enter(row: SlotRow): Promise<{ interviewId: string }> {
    const refused = entryRefused(row, slotMinutes(row.interview), this.#ports.now())
    if (refused) throw deniedSlot(refused)
    await this.open(row)
    return { interviewId: row.interviewId }
  }

  /** Idempotent. Rejects when the interview cannot be opened. */
  async open(row: SlotRow): Promise<void> {
    const { store, now, open } = this.#ports
    if (row.openedAt !== null) return
    await open(row)
    await store.change(row.id, ({ openedAt }) => ({ openedAt: openedAt ?? now() }))
  }

  async #seen(row: SlotRow, personId: string): Promise<SlotView> {
    return slotSeenBy(row, sideOf(row, personId) ?? 'guest', await this.#known([row]))
  }

  async #known(rows: readonly SlotRow[]): Promise<SlotFacts> {
    const { store, now } = this.#ports
    return { names: await store.namesOf(rows.flatMap(peopleOf)), arrivals: await store.arrivalsOf(rows), now: now() }
  }
}

const peopleOf = ({ hostId, guestId }: SlotRow): string[] => (guestId ? [hostId, guestId] : [hostId])

/** The news of a command for the other side; keeping a time is none. */
function newsOf({ type }: SlotCommand, before: SlotRow): SlotNews | undefined {
  if (type === 'offer') return 'offered'
  if (type === 'pick') return before.stage === 'agreed' ? 'moved' : 'agreed'
  return type === 'cancel' ? 'cancelled' : undefined
}
