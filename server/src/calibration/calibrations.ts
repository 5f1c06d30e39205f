import type { Agreement, Calibration, OfferedRound, Sheet } from '@dryrun/shared/api/calibration.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { type Interview, playedRounds, type Round, runningMs } from '@dryrun/shared/interview/interview.ts'
import { partsView } from '@dryrun/shared/interview/parts.ts'
import { scoreFor } from '@dryrun/shared/interview/scoring.ts'
import type { RecordingHead } from '@dryrun/shared/replay/recording.ts'
import type { InterviewIndex } from '../interviews/interview-store.ts'
import type { EventLog } from '../log/event-log.ts'
import type { Rounds } from '../progress/round-store.ts'
import { maySeeScript, type ScriptAccess } from '../progress/script-access.ts'
import type { Rooms } from '../room/rooms.ts'
import type { CalibrationList } from './calibration-list-store.ts'
import type { CalibrationRow, CalibrationStore } from './calibration-store.ts'
import { agreementOn, enoughPairs, type Levels } from './model/agreement.ts'
import { type Blind, blindRound } from './model/blind.ts'
import { BlindReplay, blindHead } from './model/blind-replay.ts'

type Ports = {
  store: CalibrationStore
  list: CalibrationList
  log: Pick<EventLog, 'pages'>
  rooms: Pick<Rooms, 'peek'>
  index: Pick<InterviewIndex, 'membership'>
  rounds: Pick<Rounds, 'markSeen'>
  scripts: Pick<ScriptAccess, 'knownOf'>
}

type Opened = Readonly<{ row: CalibrationRow; interview: Interview; blind: Blind }>

/** Blind scoring of other people's rounds. People with a seat in an interview never score it. */
export class Calibrations {
  readonly #ports: Ports

  constructor(ports: Ports) {
    this.#ports = ports
  }

  async listFor(personId: string): Promise<Calibration[]> {
    const known = await this.#ports.scripts.knownOf(personId)
    return this.#ports.list.listFor(personId, (key) => maySeeScript(known, key))
  }

  async offersFor(interview: Interview, personId: string): Promise<OfferedRound[]> {
    const offers = await this.#ports.store.offersOf(interview.id)
    return playedRounds(interview).flatMap(([index, round]) => {
      if (!blindRound(interview, index)) return []
      const { agreed = [], scored = 0 } = offers.find((offer) => offer.round === index) ?? {}
      const [mine, both] = [agreed.includes(personId), agreed.length === 2]
      return { round: index, title: round.question.title, mine, both, scored: both ? scored : 0 }
    })
  }

  /** Returns false when two people did not play this round. */
  async agree(interview: Interview, round: number, personId: string, now: number): Promise<boolean> {
    const blind = blindRound(interview, round)
    if (!blind) return false
    const questionKey = `${interview.pack.id}/${blind.round.question.id}`
    await this.#ports.store.agree({ interviewId: interview.id, round, personId, questionKey }, now)
    return true
  }

  /** Opens a calibration and marks its question's script as seen. Returns false when the person may not score it. */
  async open(id: string, personId: string, now: number): Promise<boolean> {
    const opened = await this.#find(id, personId)
    if (!opened) return false
    await this.#ports.rounds.markSeen(personId, opened.row.questionKey, now)
    await this.#ports.store.open(id, personId, now)
    return true
  }

  /**
   * The score sheet of a calibration that the person opened, with the agreement once they have scored it. Undefined for
   * any other.
   */
  async sheetFor(id: string, personId: string): Promise<Sheet | undefined> {
    const opened = await this.#find(id, personId)
    const own = opened && (await this.#ports.store.own(id, personId))
    if (!own) return undefined
    const scored = (await this.#ports.store.scorersOf([id])).get(id) ?? 0
    return {
      calibration: summaryOf(opened, own.levels ? 'done' : 'opened', scored),
      rubric: opened.blind.round.rubric.map(({ id: dimension, name, anchors, parts }) => ({
        id: dimension,
        name,
        anchors: [...anchors],
        ...(parts && { parts }),
      })),
      agreement: own.levels && (await this.#agreement(opened, own.levels)),
      enough: enoughPairs,
    }
  }

  /**
   * `unknown` when the person did not open it or a dimension is not in the rubric, `done` when they have scored it
   * before.
   */
  async handIn(id: string, personId: string, levels: Levels, now: number): Promise<'taken' | 'unknown' | 'done'> {
    const opened = await this.#find(id, personId)
    const own = opened && (await this.#ports.store.own(id, personId))
    const known = new Set(opened?.blind.round.rubric.map((row) => row.id))
    if (!own || Object.keys(levels).some((dimension) => !known.has(dimension))) return 'unknown'
    return (await this.#ports.store.handIn(id, personId, levels, now)) ? 'taken' : 'done'
  }

  /** The replay of the round for a person who opened it; undefined for others. */
  async toldTo(
    id: string,
    personId: string,
  ): Promise<{ head: RecordingHead; frames: () => AsyncGenerator<Frame[]> } | undefined> {
    const opened = await this.#find(id, personId)
    if (!opened || !(await this.#ports.store.own(id, personId))) return undefined
    const { row, interview, blind } = opened
    return { head: blindHead(interview, blind, id), frames: () => this.#frames(row, blind) }
  }

  async *#frames({ id, interviewId }: CalibrationRow, blind: Blind): AsyncGenerator<Frame[]> {
    const retelling = new BlindReplay(blind, id)
    for await (const page of this.#ports.log.pages(interviewId)) {
      const frames = page.flatMap((entry) => retelling.tell(entry) ?? [])
      if (frames.length) yield frames
      if (retelling.isOver) return
    }
  }

  async #find(id: string, personId: string): Promise<Opened | undefined> {
    const row = await this.#ports.store.find(id)
    return row && this.#opened(row, personId)
  }

  /** Hidden from the participants of the interview and from a person for whom its question is held. */
  async #opened(row: CalibrationRow, personId: string): Promise<Opened | undefined> {
    const { index, rooms, scripts } = this.#ports
    if (await index.membership(row.interviewId, personId)) return undefined
    if (!maySeeScript(await scripts.knownOf(personId), row.questionKey)) return undefined
    const interview = await rooms.peek(row.interviewId)
    const blind = interview && !interview.sealed ? blindRound(interview, row.round) : undefined
    return interview && blind && { row, interview, blind }
  }

  async #agreement({ row, blind }: Opened, yours: Levels): Promise<Agreement[]> {
    const { round, mask } = blind
    const all = await this.#ports.list.allScored()
    // This round's scores include the question's own criteria.
    const own = { interviewers: levelsOf(round), blind: all.get(row.id)?.blind ?? [yours] }
    const dimensions = round.rubric.map((row) => ({
      id: row.id,
      name: row.name,
      moments: momentsOf(round, row.id, mask),
      observed: partsView(row, scoreFor(round.scores, row.id) ?? {})?.observed ?? [],
    }))
    return agreementOn({ dimensions, round: own, yours, all: [...all.values()] })
  }
}

const levelsOf = ({ scores }: Round): Levels =>
  Object.fromEntries(Object.entries(scores).flatMap(([id, { level }]) => (level ? [[id, level]] : [])))

const momentsOf = (round: Round, dimension: string, mask: Blind['mask']): Agreement['moments'] =>
  round.evidence
    .filter((evidence) => evidence.dimension === dimension)
    .map(({ at, note }) => ({ clock: runningMs(round, at), note: mask(note) }))

function summaryOf({ row, interview, blind }: Opened, state: Calibration['state'], scored: number): Calibration {
  const { question, endedAt, startedAt } = blind.round
  const length = runningMs(blind.round, endedAt ?? startedAt ?? 0)
  return { id: row.id, title: question.title, targetLevel: interview.targetLevel, length, state, scored }
}
