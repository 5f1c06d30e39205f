import fp from 'fastify-plugin'
import type { Database } from '../db/connect.ts'
import { openMatched } from './open-matched.ts'
import { SlotBook } from './slot-book.ts'
import { type SlotRow, SlotStore } from './slot-store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    slotStore: SlotStore
    slotBook: SlotBook
  }
}

/** Times that two people agree on. */
export default fp<{ db: Database; now: () => number }>(
  async (app, { db, now }) => {
    const store = new SlotStore(db)
    const open = async ({ interviewId, interview, hostId, guestId, startsAt }: SlotRow) => {
      if (guestId === null || startsAt === null) throw new Error('no time was agreed on')
      const names = await store.namesOf([hostId, guestId])
      const called = (id: string) => ({ id, name: names.get(id) ?? '', guest: false })
      const match = { interviewId, request: interview, host: called(hostId), guest: called(guestId), startsAt }
      await openMatched(app, match, now())
    }
    app.decorate('slotStore', store)
    app.decorate('slotBook', new SlotBook({ store, now, open, tell: () => {} }))
  },
  { name: 'slots', dependencies: ['interviews', 'matchmaking', 'packs'] },
)
