import type { AddressInfo } from 'node:net'
import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import type { OpenDatabase } from '../db/connect.ts'
import { openMatched } from '../matchmaking/open-matched.ts'
import { SlotBook } from './slot-book.ts'
import { calendarOf, type Entered } from './slot-calendar.ts'
import { SlotClock } from './slot-clock.ts'
import { emailsOf, type SlotNews } from './slot-emails.ts'
import { slotLinkRoutes } from './slot-link-routes.ts'
import { slotRoutes } from './slot-routes.ts'
import { type SlotRow, SlotStore, sideOf } from './slot-store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    slotStore: SlotStore
    slotBook: SlotBook
    slotClock: SlotClock
    /** The agreed time as a calendar file with links to `address`; undefined before a time is agreed. */
    slotCalendar(row: SlotRow, address?: string): Promise<string | undefined>
  }
}

const turnEveryMs = 20_000

export default fp<{ database: Pick<OpenDatabase, 'db' | 'watch'>; config: Config; now: () => number }>(
  async (app, { database: { db, watch }, config, now }) => {
    const store = new SlotStore(db)
    // Without a configured URL it is this machine's; the system may have chosen the port.
    const base = () =>
      config.publicUrl ?? `http://localhost:${(app.server.address() as AddressInfo | null)?.port ?? 80}`

    async function entered(row: SlotRow, address = base()): Promise<Entered> {
      const names = await store.namesOf([row.hostId, row.guestId ?? ''])
      const nameOf = (id: string | null) => names.get(id ?? '') ?? ''
      return { row, hostName: nameOf(row.hostId), guestName: nameOf(row.guestId), url: `${address}/slots/${row.id}` }
    }

    async function open(row: SlotRow): Promise<void> {
      const { interviewId, interview, hostId, guestId, startsAt } = row
      if (guestId === null || startsAt === null) throw new Error('no time was agreed on')
      const { hostName, guestName } = await entered(row)
      const [host, guest] = [
        { id: hostId, name: hostName, guest: false },
        { id: guestId, name: guestName, guest: false },
      ]
      await openMatched(app, { interviewId, request: interview, host, guest, startsAt }, now())
    }

    async function tell(row: SlotRow, news: SlotNews, by?: string): Promise<void> {
      const letters = emailsOf(await entered(row), news, by === undefined ? undefined : sideOf(row, by))
      await Promise.all(letters.map(({ to, mail }) => app.mail.toPerson(to, { ...mail, isReminder: news === 'soon' })))
    }

    const onFault = (error: unknown, slotId: string) =>
      app.log.warn({ err: error, slotId }, 'a letter about a slot was not sent, or its interview not opened')
    const book = new SlotBook({
      ...{ store, now, open },
      // The request does not wait for the emails.
      tell: (row, news, by) => void tell(row, news, by).catch((error: unknown) => onFault(error, row.id)),
    })
    const clock = new SlotClock({
      store,
      now,
      open: (row) => book.open(row),
      remind: (row) => tell(row, 'soon'),
      onFault,
    })
    app.decorate('slotStore', store)
    app.decorate('slotBook', book)
    app.decorate('slotClock', clock)
    app.decorate('slotCalendar', async (row, address) => calendarOf(await entered(row, address)))

    await app.register(slotRoutes, { config })
    await app.register(slotLinkRoutes)

    const timer = setInterval(() => {
      if (watch.isSaving) clock.turn().catch((error: unknown) => app.log.warn({ err: error }, 'slots are behind'))
    }, turnEveryMs).unref()
    app.addHook('onClose', async () => {
      clearInterval(timer)
      await clock.settled()
    })
  },
  { name: 'slots', dependencies: ['interviews', 'matchmaking', 'packs', 'mail', 'standing'] },
)
