import { ReplayRequest } from '@dryrun/shared/api/replay.ts'
import { TimelineFold } from '@dryrun/shared/timeline/timeline.ts'
import { inOrder, type TimelineLine } from '@dryrun/shared/timeline/timeline-line.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { timelineMarkdown } from './model/timeline-markdown.ts'
import { replayFor } from './replay-routes.ts'
import type { ReplaySource } from './replay-source.ts'

const schema = {
  tags: ['replay'],
  summary: 'It in words, line by line, as a Markdown file',
  params: z.object({ id: z.string() }),
  querystring: ReplayRequest,
  produces: ['text/markdown'],
}

export const timelineRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/api/interviews/:id/timeline.md', { schema }, async (request, reply) => {
    const told = await replayFor(request, request.query.eyes)
    return reply
      .header('content-type', 'text/markdown; charset=utf-8')
      .header('content-disposition', 'attachment; filename="timeline.md"')
      .send(timelineMarkdown(told.head, await linesOf(told)))
  })
}

async function linesOf({ frames }: ReplaySource): Promise<TimelineLine[]> {
  const teller = new TimelineFold()
  const lines: TimelineLine[] = []
  for await (const page of frames()) for (const frame of page) lines.push(...teller.apply(frame))
  return inOrder([...lines, ...teller.finish()])
}
