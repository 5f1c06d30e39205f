import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { ReportReply } from '@dryrun/shared/api/report.ts'
import { reportMarkdown } from '@dryrun/shared/report/report-markdown.ts'
import type { ReportView } from '@dryrun/shared/report/report-view.ts'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { membershipOf, meOf } from '../access/plugin.ts'
import { Problem } from '../errors.ts'

const tags = ['reports']
const params = z.object({ id: z.string() })
const reportSchema = {
  tags,
  summary: 'The report on an interview of yours, once both sides have submitted feedback',
  params,
  response: { 200: ReportReply, '4xx': ApiError },
}
const markdownSchema = {
  tags,
  summary: 'The same as a Markdown file',
  params,
  produces: ['text/markdown'],
}

export const reportRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/api/interviews/:id/report', { schema: reportSchema }, async (request) => ({
    report: await reportTo(request),
  }))

  app.get('/api/interviews/:id/report.md', { schema: markdownSchema }, async (request, reply) => {
    const report = await reportTo(request)
    return reply
      .header('content-type', 'text/markdown; charset=utf-8')
      .header('content-disposition', 'attachment; filename="report.md"')
      .send(reportMarkdown(report))
  })
}

async function reportTo(request: FastifyRequest): Promise<ReportView> {
  const report = await request.server.reports.reportFor(membershipOf(request).row.id, meOf(request).id)
  if (!report) throw new Problem('notFound')
  return report
}
