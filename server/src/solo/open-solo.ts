import { randomUUID } from 'node:crypto'
import type { SoloRequest } from '@dryrun/shared/api/solo.ts'
import type { Me, OpenReply } from '@dryrun/shared/api.ts'
import type { HouseCommandOf } from '@dryrun/shared/interview/house-commands.ts'
import { type Interview, personOf, type Round, roleIn } from '@dryrun/shared/interview/interview.ts'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { openInterview } from '../interviews/open-interview.ts'
import { planInterview } from '../interviews/plan-interview.ts'
import { questionKey } from '../progress/rounds.ts'
import { unmetQuestion } from './unmet-question.ts'

type Opener = Pick<FastifyInstance, 'rooms' | 'interviewIndex' | 'invitations' | 'packs' | 'rounds'>
type Opened = z.infer<typeof OpenReply>

/** Opens an interview for one person, who answers; what is drawn is news to them as long as there is any. The link is for whoever reviews it afterwards. */
export async function openSolo(app: Opener, request: SoloRequest, me: Me): Promise<Opened> {
  const { questionId, ...rest } = request
  const drawn = questionId ?? (await unmetQuestion(app, { ...rest, personId: me.id }))
  const rounds = [{ questionId: drawn, hostRole: 'candidate' as const }]
  return open(app, await planInterview({ ...rest, rounds }, me, app.packs), me)
}

/**
 * Goes on alone where nobody came: with the question that they would have been asked, or one drawn from the same pack
 * for somebody who was to ask and so has the script before them.
 */
export async function goOnAlone(app: Opener, { waited, me }: { waited: Interview; me: Me }): Promise<Opened> {
  const { title, pack, targetLevel, plan } = waited
  const known = { title: `${title.slice(0, 113)}, alone`, targetLevel, plan: [...plan] }
  const round = answeredBy(waited, me.id)
  if (!round) return openSolo(app, { ...known, ...(await another(app, waited, me)) }, me)
  const { question, rubric, drawing } = round
  const rounds = [
    { question, rubric: [...rubric], interviewer: 'guest' as const, ...(drawing && { drawing: [...drawing] }) },
  ]
  return open(app, { type: 'openInterview', id: randomUUID(), pack, ...known, rounds, hostName: me.name }, me)
}

function open(app: Opener, command: HouseCommandOf<'openInterview'>, me: Me): Promise<Opened> {
  return openInterview(app, { ...command, solo: true }, me.id)
}

function answeredBy(waited: Interview, personId: string): Round | undefined {
  const seat = personOf(waited, personId)?.seat
  return waited.rounds.find((round) => seat && roleIn(round, seat) === 'candidate')
}

/** Of its pack, or of another where that is gone; any where whoever was to ask has met all of them. */
async function another(app: Opener, { pack, targetLevel, rounds }: Interview, me: Me) {
  const offered = await app.packs.catalogFor(me.id)
  const packId = (offered.find(({ id }) => id === pack.id) ?? offered[0])?.id ?? pack.id
  const besides = rounds.map(({ question }) => questionKey({ packId, questionId: question.id }))
  return { packId, questionId: await unmetQuestion(app, { personId: me.id, packId, targetLevel, besides }) }
}
