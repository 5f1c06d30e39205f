import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { CloseRequest, OperatorReply, SuspendRequest } from '@dryrun/shared/api/moderation.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { meOf } from '../access/plugin.ts'
import { Problem } from '../errors.ts'

const tags = ['operator']
const answers = { 200: OperatorReply, '4xx': ApiError }
const readSchema = {
  tags,
  summary: 'What people have said of each other, and who is suspended, for the operator',
  response: answers,
}
const closeSchema = {
  tags,
  summary: 'Close a complaint, or open it again',
  params: z.object({ complaintId: z.string() }),
  body: CloseRequest,
  response: answers,
}
const suspendSchema = {
  tags,
  summary: 'Let somebody only read what is theirs, for some days or until it is lifted',
  body: SuspendRequest,
  response: answers,
}
const liftSchema = {
  tags,
  summary: 'Lift a suspension',
  params: z.object({ personId: z.string() }),
  response: answers,
}

const DAY_MS = 24 * 60 * 60 * 1000

/** These routes reveal nothing that was said, drawn or scored in any interview. */
export const operatorRoutes: FastifyPluginAsyncZod = async (app) => {
  const { complaints, suspensions, now } = app.standing
  const everything = async () => ({ complaints: await complaints.list(), suspensions: await suspensions.list(now()) })

  app.get('/api/operator', { schema: readSchema }, everything)

  app.put('/api/operator/complaints/:complaintId', { schema: closeSchema }, async (request) => {
    const { complaintId } = request.params
    const closedAt = request.body.closed ? now() : null
    if (!z.uuid().safeParse(complaintId).success || !(await complaints.close(complaintId, closedAt)))
      throw new Problem('notFound')
    return everything()
  })

  app.post('/api/operator/suspensions', { schema: suspendSchema }, async (request) => {
    const { personId, days, reason } = request.body
    const endsAt = days === null ? null : now() + days * DAY_MS
    if (!(await app.standing.suspend({ personId, reason, by: meOf(request).id, endsAt }))) throw new Problem('notFound')
    return everything()
  })

  app.delete('/api/operator/suspensions/:personId', { schema: liftSchema }, async (request) => {
    if (!(await suspensions.lift(request.params.personId, now()))) throw new Problem('notFound')
    return everything()
  })
}
