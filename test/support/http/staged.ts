import { randomUUID } from 'node:crypto'
import type { Entry, Event } from '@dryrun/server/core/events.ts'
import { openedWith, questionOf } from '../domain/facts.ts'
import { selfScores } from '../domain/papers.ts'
import { itemId } from '../domain/sound-commands.ts'
import type { RunningApp } from './app.ts'
import { Participant } from './participant.ts'

/** The stages of an interview. In `swapped` its second round runs, with exchanged roles. */
export const moments = ['lobby', 'round', 'break', 'swapped', 'ended', 'unsealed'] as const
export type Moment = (typeof moments)[number]

/** Everyone who may access an interview, by their part in it. */
export const kinds = ['nobody', 'stranger', 'elsewhere', 'interviewer', 'candidate', 'shadow', 'audience'] as const
export type Kind = (typeof kinds)[number]

type Cast = Readonly<Record<'nobody' | 'stranger' | 'elsewhere' | 'ada' | 'bob' | 'sam' | 'eve', Participant>>
/** `take` is the host's recording, which began in the first round. */
export type Staged = Readonly<{ id: string; moment: Moment; roundAt: number; entries: number; take: string }>

const MINUTE = 60_000
const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))

/** Creates interviews at a given moment by writing their events to the log, always of the same people. */
export class Stage {
  readonly #server: RunningApp
  readonly #cast: Cast

  static async with(server: RunningApp): Promise<Stage> {
    const named = (name: string) => Participant.named(server.url, name)
    const [stranger, elsewhere, ada] = [await named('Stan'), await named('Else'), await named('Ada')]
    const [bob, sam, eve] = [await named('Bob'), await named('Sam'), await named('Eve')]
    const nobody = new Participant(server.url)
    const stage = new Stage(server, { nobody, stranger, elsewhere, ada, bob, sam, eve })
    await stage.open('round', elsewhere)
    return stage
  }

  private constructor(server: RunningApp, cast: Cast) {
    this.#server = server
    this.#cast = cast
  }

  /** The person of a kind at a moment; after a swap the players have exchanged roles. */
  who(kind: Kind, moment: Moment): Participant {
    const { ada, bob, sam, eve } = this.#cast
    const [interviewer, candidate] = moment === 'swapped' ? [bob, ada] : [ada, bob]
    const seats = { interviewer, candidate, shadow: sam, audience: eve }
    return { ...this.#cast, ...seats }[kind]
  }

  async open(moment: Moment, host = this.#cast.ada): Promise<Staged> {
    const { app } = this.#server
    const [id, take] = [randomUUID(), randomUUID()]
    const start = Date.now() - 1_000 * MINUTE
    const entries = this.#past({ id, take }, moment, host).map(
      ([by, event], index): Entry => ({
        seq: index + 1,
        at: start + index * MINUTE,
        by: by.me?.id ?? '',
        commandId: randomUUID(),
        event,
      }),
    )
    await app.eventLog.append(id, entries)
    await app.interviewIndex.write(id, start)
    const roundAt = entries.findLast(({ event }) => event.type === 'roundStarted')?.at ?? start
    return { id, moment, roundAt, entries: entries.length, take }
  }

  #past({ id, take }: Pick<Staged, 'id' | 'take'>, moment: Moment, host: Participant): [Participant, Event][] {
    const { bob, sam, eve } = this.#cast
    const seats = [
      [host, 'host'],
      [bob, 'guest'],
      [sam, 'shadow'],
      [eve, 'audience'],
    ] as const
    const opened = { ...(openedWith(questions, ['host', 'host', 'host']) as object), id } as Event
    const taken = seats.map(([by, seat]): [Participant, Event] => [by, { type: 'seatTaken', seat, name: seat }])
    return [[host, opened], ...taken, ...this.#played(moment, host, take)]
  }

  #played(moment: Moment, host: Participant, take: string): [Participant, Event][] {
    const { bob } = this.#cast
    const first: [Participant, Event][] = [
      ...roundOf(0).map((event): [Participant, Event] => [host, event]),
      [host, { type: 'recordingAgreed' }],
      [bob, { type: 'recordingAgreed' }],
      [host, { type: 'voiceStarted', take, kind: 'audio/webm' }],
    ]
    const second = roundOf(1).map((event): [Participant, Event] => [bob, event])
    const end: [Participant, Event] = [host, { type: 'interviewEnded' }]
    const finish = (nextInterviewer: 'guest' | null): [Participant, Event] => [
      host,
      { type: 'roundFinished', nextInterviewer },
    ]
    return {
      lobby: [],
      round: first,
      break: [...first, finish(null)],
      swapped: [...first, finish('guest'), ...second],
      ended: [...first, end],
      unsealed: [...first, end, ...papers.map((event): [Participant, Event] => [host, event])],
    }[moment]
  }
}

const roundOf = (round: number): Event[] => [
  { type: 'roundStarted', round },
  { type: 'pointTicked', pointId: 'p1', how: 'hinted' },
  { type: 'checkTicked', of: 'followUp', itemId: 'f1', checkId: 'c1' },
  { type: 'misquoteHeard', pointId: 'p1', nth: 0 },
  { type: 'flagRaised', flagId: 'r1' },
  { type: 'noteWritten', round, noteId: itemId(1), text: 'asked first', tags: [] },
  {
    type: 'scored',
    round,
    dimension: 'deep-dive',
    level: 3,
    how: null,
    sentence: '',
    seen: [[], [1], [1, 2, 3], [2]],
  },
  { type: 'evidenceAttached', round, evidenceId: itemId(1), dimension: 'deep-dive', note: '', at: 0 },
]

const papers: Event[] = [
  { type: 'interviewerHandedIn', round: 0, call: 3, summary: '', changes: [], shareNotes: false },
  { type: 'candidateHandedIn', round: 0, selfScores, rating: 5, comment: '' },
  { type: 'sealBroken' },
]
