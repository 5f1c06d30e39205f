import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import { ImageStore } from './image-store.ts'
import { InterviewIndex } from './interview-index.ts'
import { Invitations } from './invitations.ts'

declare module 'fastify' {
  interface FastifyInstance {
    interviewIndex: InterviewIndex
    invitations: Invitations
    imageStore: ImageStore
  }
}

/** After these the rows are behind the log. Whoever takes a seat waits for its row instead. */
const stageChanges = new Set(['roundStarted', 'roundFinished', 'interviewEnded'])

/** The rows around the logs. */
export default fp<{ db: Database; config: Config }>(
  async (app, { db, config }) => {
    const index = new InterviewIndex(db, app.rooms)
    app.decorate('interviewIndex', index)
    app.decorate('invitations', new Invitations(db))
    app.decorate('imageStore', new ImageStore(db, config.limits.images))

    app.rooms.onTold(({ id }, type) => {
      if (!stageChanges.has(type)) return
      index.write(id, Date.now()).catch((error: unknown) => {
        app.log.warn({ err: error, interviewId: id }, 'the list of interviews is behind; it catches up later')
      })
    })
  },
  { name: 'interviews', dependencies: ['rooms'] },
)
