import { randomUUID } from 'node:crypto'
import type { Me } from '@dryrun/shared/api/me.ts'
import type { RetryRequest } from '@dryrun/shared/api/replay.ts'
import { drawingFault } from '@dryrun/shared/interview/drawing-fault.ts'
import { Element } from '@dryrun/shared/interview/element.ts'
import {
  type Interview,
  otherPlayer,
  personOf,
  planOf,
  type Round,
  roleIn,
} from '@dryrun/shared/interview/interview.ts'
import type { Player } from '@dryrun/shared/interview/terms.ts'
import { z } from 'zod'
import { InterviewFold } from '../core/fold.ts'
import { fold } from '../core/log-fold.ts'
import type { SystemCommandOf } from '../core/system-commands.ts'
import { deniedBy } from '../denied.ts'
import type { EventLog } from '../log/event-log.ts'

/** `pictures` maps the id of each image in the ended interview to the id of its copy. */
export type Retry = Readonly<{ command: SystemCommandOf<'openInterview'>; pictures: ReadonlyMap<string, string> }>

/**
 * Plans a retry of a round with the question's wording of that day and the board at a moment. Refuses with
 * `momentOutside` a moment outside the round, and with `sealed` a candidate before the seal breaks, since the new
 * interview would reveal the script.
 */
export async function planRetry(log: EventLog, interviewId: string, me: Me, request: RetryRequest): Promise<Retry> {
  const ended = fold(await log.readFacts(interviewId))
  const round = ended.rounds[request.round]
  if (!round || !isWithin(round, request.at)) throw deniedBy('momentOutside')
  const interviewer = interviewerOf(ended, round, me, request)
  const { elements, pictures } = copyOf(await boardAt(log, interviewId, request))
  const { question, rubric } = round
  const { title, pack, targetLevel } = ended
  return {
    pictures,
    command: {
      type: 'openInterview',
      id: randomUUID(),
      title: request.title ?? titleAgain(title),
      pack,
      targetLevel,
      plan: [...planOf(ended, round)],
      rounds: [{ question, rubric: [...rubric], interviewer, drawing: elements }],
      hostName: me.name,
    },
  }
}

const isWithin = ({ startedAt, endedAt }: Round, at: number): boolean =>
  startedAt !== null && endedAt !== null && at >= startedAt && at <= endedAt

const titleAgain = (title: string): string => (title.endsWith(', again') ? title : `${title.slice(0, 113)}, again`)

/** The requested role, or the role of the ended round. Refuses with `sealed`. */
function interviewerOf(ended: Interview, round: Round, me: Me, { hostRole }: RetryRequest): Player {
  const person = personOf(ended, me.id)
  const had = person && roleIn(round, person)
  const role = hostRole ?? had
  if (ended.sealed && had !== 'interviewer') throw deniedBy('sealed')
  return role === 'interviewer' ? 'host' : otherPlayer('host')
}

async function boardAt(log: EventLog, interviewId: string, { round, at }: RetryRequest): Promise<Readonly<Element>[]> {
  const story = new InterviewFold()
  for await (const page of log.pages(interviewId)) {
    const until = page.filter((entry) => entry.at <= at)
    for (const entry of until) story.apply(entry)
    if (until.length < page.length) break
  }
  return [...story.boards.of(round).elements()].filter(({ isDeleted }) => !isDeleted).flatMap(drawable)
}

/** Drops elements that the current schema refuses, which earlier versions stored. */
function drawable(element: Readonly<Element>): Element[] {
  const { data } = Element.safeParse(element)
  return data && !drawingFault(data) ? [data] : []
}

/** An image belongs to one interview, so the retry gets copies. */
function copyOf(elements: readonly Readonly<Element>[]) {
  const ids = elements.flatMap(({ fileId }) => (z.uuid().safeParse(fileId).success ? [fileId as string] : []))
  const pictures = new Map(ids.map((id) => [id, randomUUID() as string]))
  return {
    pictures,
    elements: elements.map((element) => {
      const fileId = pictures.get(element.fileId ?? '')
      return fileId ? { ...element, fileId } : { ...element }
    }),
  }
}
