import fp from 'fastify-plugin'
import type { Database } from '../db/connect.ts'
import { HeldQuestions } from './held-question-store.ts'
import { PastStore } from './past-store.ts'
import { progressRoutes } from './progress-routes.ts'
import { RoundIndex } from './round-row-store.ts'
import { Rounds } from './round-store.ts'
import { ScriptAccess } from './script-access.ts'

declare module 'fastify' {
  interface FastifyInstance {
    rounds: Rounds
    scripts: ScriptAccess
    past: PastStore
  }
}

export default fp<{ db: Database }>(
  async (app, { db }) => {
    const index = new RoundIndex(db, app.rooms)
    app.decorate('rounds', new Rounds(db, app.selves))
    app.decorate('scripts', new ScriptAccess({ held: new HeldQuestions(db, app.selves), rounds: app.rounds }))
    app.decorate('past', new PastStore(db, app.selves))
    await app.register(progressRoutes)
    app.interviewIndex.follow((interviewId) => index.write(interviewId))

    let isClosing = false
    let catchingUp: Promise<void> | undefined
    app.addHook('onReady', async () => {
      catchingUp = catchUp().catch(tellOf('the rounds of earlier interviews could not be looked for'))
    })
    app.addHook('preClose', async () => {
      isClosing = true
      await catchingUp
    })

    /** Writes missing rows, such as those that a crash left out. */
    async function catchUp(): Promise<void> {
      for await (const id of index.behind()) {
        if (isClosing) return
        await index.write(id).catch(tellOf('the rounds of an interview are behind its log', id))
      }
    }

    function tellOf(message: string, interviewId?: string) {
      return (error: unknown) => app.log.warn({ err: error, interviewId }, message)
    }
  },
  { name: 'progress', dependencies: ['rooms', 'interviews', 'people'] },
)
