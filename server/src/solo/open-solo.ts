import { randomUUID } from 'node:crypto'
import type { OpenReply } from '@dryrun/shared/api/interviews.ts'
import type { Me } from '@dryrun/shared/api/me.ts'
import type { SoloRequest } from '@dryrun/shared/api/solo.ts'
import { type Interview, personOf, type Round, roleIn } from '@dryrun/shared/interview/interview.ts'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { SystemCommandOf } from '../core/system-commands.ts'
import { deniedBy } from '../denied.ts'
import { openInterview } from '../interviews/open-interview.ts'
import { planInterview, underPath } from '../interviews/plan-interview.ts'
import { questionKey } from '../progress/model/question-key.ts'
import { mayMeet } from '../progress/script-access.ts'
import { unmetQuestion } from './unmet-question.ts'

type Opener = Pick<
  FastifyInstance,
  'rooms' | 'interviewIndex' | 'interviewQuota' | 'invitations' | 'packs' | 'rounds' | 'scripts'
>
type Opened = z.infer<typeof OpenReply>
type Waited = Readonly<{ waited: Interview; me: Me }>

/**
 * Opens a solo interview. A drawn question is new to the person while there is one. Refuses like `planInterview` and
 * `openInterview`.
 */
export async function openSolo(app: Opener, request: SoloRequest, me: Me): Promise<Opened> {
  const { questionId, ...rest } = request
  const drawn = questionId ?? (await unmetQuestion(app, { ...rest, personId: me.id }))
  const rounds = [{ questionId: drawn, hostRole: 'candidate' as const }]
  const choosing = { packs: app.packs, isBarred: await app.scripts.barredFor([me.id]) }
  const planned = await planInterview({ ...rest, rounds }, me, choosing).catch(
    underPath((path) => path.replace('rounds.0.', '')),
  )
  return open(app, planned, me)
}

/**
 * Closes an interview whose guest did not come, and continues alone with the question that the host would have
 * answered. Uses another question where they may not meet that one. Refuses with `wrongStage` where the first round has
 * started.
 */
export async function goOnAlone(app: Opener, { waited, me }: Waited): Promise<Opened> {
  const { title, pack, targetLevel, plan } = waited
  const known = { title: `${title.slice(0, 113)}, alone`, targetLevel, plan: [...plan] }
  const round = await answeredBy(app, { waited, me })
  await close(app, { waited, me })
  if (!round) return openSolo(app, { ...known, ...(await another(app, waited, me)) }, me)
  const { question, rubric, plan: own, drawing } = round
  const rounds = [
    {
      question,
      rubric: [...rubric],
      interviewer: 'guest' as const,
      ...(own && { plan: [...own] }),
      ...(drawing && { drawing: [...drawing] }),
    },
  ]
  return open(app, { type: 'openInterview', id: randomUUID(), pack, ...known, rounds, hostName: me.name }, me)
}

async function close({ rooms, interviewIndex }: Opener, { waited, me }: Waited): Promise<void> {
  const receipt = await rooms.submitHouse(waited.id, { type: 'closeInterview' }, me.id)
  if (!receipt.ok) throw deniedBy(receipt.code)
  await interviewIndex.write(waited.id, Date.now())
}

function open(app: Opener, command: SystemCommandOf<'openInterview'>, me: Me): Promise<Opened> {
  return openInterview(app, { ...command, solo: true }, me.id)
}

async function answeredBy({ scripts }: Opener, { waited, me }: Waited): Promise<Round | undefined> {
  const known = await scripts.knownOf(me.id, waited.id)
  const person = personOf(waited, me.id)
  return waited.rounds.find(
    (round) =>
      person &&
      roleIn(round, person) === 'candidate' &&
      mayMeet(known, questionKey({ packId: waited.pack.id, questionId: round.question.id })),
  )
}

/**
 * An unmet question of the same pack, or of another where the pack is gone; any question where the host has met all.
 */
async function another(app: Opener, { pack, targetLevel, rounds }: Interview, me: Me) {
  const offered = await app.packs.catalogFor(me.id)
  const packId = (offered.find(({ id }) => id === pack.id) ?? offered[0])?.id ?? pack.id
  const besides = rounds.map(({ question }) => questionKey({ packId, questionId: question.id }))
  return { packId, questionId: await unmetQuestion(app, { personId: me.id, packId, targetLevel, besides }) }
}
