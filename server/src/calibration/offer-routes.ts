import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { OfferedReply, OfferRequest } from '@dryrun/shared/api/calibration.ts'
import type { Interview } from '@dryrun/shared/interview/interview.ts'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { membershipOf, meOf } from '../access/plugin.ts'
import { Problem } from '../errors.ts'

const asked = {
  tags: ['calibration'],
  params: z.object({ id: z.string() }),
  response: { 200: OfferedReply, '4xx': ApiError },
}
const readSchema = { ...asked, summary: 'Which rounds of an interview of yours others may score' }
const offerSchema = {
  ...asked,
  summary: 'Agree that others score a round of yours, nameless; it takes both of you, and either may take it back',
  body: OfferRequest,
}

/** Consent of the two players to blind scoring. Observers have no say. */
export const offerRoutes: FastifyPluginAsyncZod<{ now: () => number }> = async (app, { now }) => {
  const { calibrations, calibrationStore } = app
  const offersFor = async (request: FastifyRequest, interview: Interview) => ({
    rounds: await calibrations.offersFor(interview, meOf(request).id),
  })

  app.get('/api/interviews/:id/calibration', { schema: readSchema }, async (request) =>
    offersFor(request, await interviewOf(request)),
  )

  app.put('/api/interviews/:id/calibration', { schema: offerSchema }, async (request) => {
    const { round, offered } = request.body
    const interview = await interviewOf(request)
    const personId = meOf(request).id
    if (!offered) await calibrationStore.withdraw({ interviewId: interview.id, round, personId })
    else if (!(await calibrations.agree(interview, round, personId, now()))) throw new Problem('notFound')
    return offersFor(request, interview)
  })
}

async function interviewOf(request: FastifyRequest): Promise<Interview> {
  const interview = await request.server.rooms.peek(membershipOf(request).row.id)
  if (!interview) throw new Problem('notFound')
  return interview
}
