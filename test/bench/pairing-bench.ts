import { randomUUID } from 'node:crypto'
import { users } from '@dryrun/server/db/tables/people.ts'
import { queueEntries } from '@dryrun/server/db/tables/queue.ts'
import { type Pool, pair } from '@dryrun/server/matchmaking/model/pair.ts'
import { OfferStore } from '@dryrun/server/matchmaking/offer-store.ts'
import { QueueStore } from '@dryrun/server/matchmaking/queue-store.ts'
import { questionKey } from '@dryrun/server/progress/model/question-key.ts'
import type { BenchDatabase } from './bench-databases.ts'
import { medianMs, type Row, rounded, spreadOf } from './statistics.ts'

const PEOPLE = 1_000
const now = 1_790_000_000_000
const choices = Array.from({ length: 50 }, (_, n) => ({
  packId: 'p',
  questionId: `q${n}`,
  topics: [`t${n % 7}`],
  levels: ['senior' as const],
}))
const everything = new Set(choices.map(questionKey))

type Person = Pool['waiting'][number]
const roles = ['either', 'candidate', 'interviewer'] as const
const levels = ['mid', 'senior', 'staff'] as const
const languages = ['en', 'de', 'pt', 'fr']

const person = (n: number, more: Partial<Person> = {}): Person => ({
  id: `person-${n}`,
  role: 'either',
  level: 'senior',
  topics: [],
  languages: ['en'],
  joinedAt: now - ((n * 7_919) % 120_000),
  ...more,
})
const mixed = (n: number): Person =>
  person(n, {
    role: roles[n % 3] ?? 'either',
    level: levels[(n >> 2) % 3] ?? 'senior',
    topics: [`t${n % 7}`],
    languages: [languages[n % 4] ?? 'en'],
  })

const crowd = (of: (n: number) => Person, more: Partial<Pool> = {}): Pool => ({
  waiting: Array.from({ length: PEOPLE }, (_, n) => of(n)),
  choices,
  apart: [],
  answered: new Map(),
  scriptSeen: new Map(),
  now,
  random: () => 0,
  ...more,
})

const crowds: readonly (readonly [string, Pool])[] = [
  ['all want the same', crowd(person)],
  ['all kinds of wishes', crowd(mixed)],
  ['all want to answer', crowd((n) => person(n, { role: 'candidate' }))],
  [
    'all fit, and know every question',
    crowd(person, { answered: new Map(Array.from({ length: PEOPLE }, (_, n) => [`person-${n}`, everything])) }),
  ],
]

/** The time to match a thousand people: the rule alone, then with reading the queue and making offers. */
export async function benchPairing(databases: readonly BenchDatabase[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const [what, pool] of crowds) {
    const ms = await medianMs(9, () => pair(pool))
    rows.push({ what: `${PEOPLE} wait: ${what}`, ms: rounded(ms, 1), pairs: pair(pool).length })
  }
  for (const { name, db } of databases) rows.push(await wholeRound(name, db))
  return rows
}

async function wholeRound(name: string, db: BenchDatabase['db']): Promise<Row> {
  const [entries, offers] = [new QueueStore(db), new OfferStore(db)]
  const times: number[] = []
  let pairs = 0
  for (let run = 0; run < 5; run += 1) {
    const { waiting } = crowd((n) => ({ ...mixed(n), id: randomUUID() }))
    await db.delete(queueEntries)
    await db.insert(users).values(waiting.map(({ id }) => ({ id, name: id, email: id })))
    const entryOf = ({ id, ...wants }: Person) => ({ ...wants, personId: id, seenAt: now })
    await db.insert(queueEntries).values(waiting.map(entryOf))
    const started = performance.now()
    const made = pair({ ...crowd(mixed), waiting: await entries.waiting(now) })
    await offers.make(made, now)
    times.push(performance.now() - started)
    pairs = made.length
  }
  return { what: `the whole round, on ${name}`, ms: rounded(spreadOf(times.slice(1)).p50, 1), pairs }
}
