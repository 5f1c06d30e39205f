import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import type { OpenDatabase } from '../db/connect.ts'
import { closeIdleLobbies } from './idle-lobbies.ts'
import { imageRoutes } from './image-routes.ts'
import { ImageStore } from './image-store.ts'
import { InterviewQuota } from './interview-quota.ts'
import { interviewRoutes } from './interview-routes.ts'
import { InterviewIndex } from './interview-store.ts'
import { Invitations } from './invitation-store.ts'
import { linkRoutes } from './link-routes.ts'

declare module 'fastify' {
  interface FastifyInstance {
    interviewIndex: InterviewIndex
    interviewQuota: InterviewQuota
    invitations: Invitations
    imageStore: ImageStore
  }
}

/** Events after which the rows are stale. `takeSeat` is not among them, since the claim route awaits its own write. */
const changes = new Set(['roundStarted', 'roundFinished', 'interviewEnded', 'interviewerHandedIn', 'sealBroken'])

const LOOK_MS = 10 * 60_000

export default fp<{ database: Pick<OpenDatabase, 'db' | 'watch'>; config: Config; now: () => number }>(
  async (app, { database: { db, watch }, config, now }) => {
    const index = new InterviewIndex(db, app.rooms)
    app.decorate('interviewIndex', index)
    app.decorate('interviewQuota', new InterviewQuota(index, config.limits.openInterviews))
    app.decorate('invitations', new Invitations(db))
    app.decorate('imageStore', new ImageStore(db, config.limits))

    await app.register(interviewRoutes)
    await app.register(linkRoutes)
    await app.register(imageRoutes, { config })

    const behind = new Set<string>()
    const write = (id: string) => {
      behind.delete(id)
      index.write(id, Date.now()).catch((error: unknown) => {
        behind.add(id)
        app.log.warn({ err: error, interviewId: id }, 'the list of interviews is behind; it catches up later')
      })
    }
    app.rooms.onTold(({ id }, type) => {
      if (changes.has(type) || behind.has(id)) write(id)
    })
    watch.onChange((isSaving) => {
      if (isSaving) for (const id of [...behind]) write(id)
    })

    let closing: Promise<void> | undefined
    const look = setInterval(() => {
      if (!watch.isSaving) return
      closing ??= closeIdleLobbies(app, now())
        .catch((error: unknown) => app.log.warn({ err: error }, 'interviews that nobody started were not looked for'))
        .finally(() => {
          closing = undefined
        })
    }, LOOK_MS).unref()
    app.addHook('onClose', async () => {
      clearInterval(look)
      await closing
    })
  },
  { name: 'interviews', dependencies: ['rooms'] },
)
