import type { Pointing } from '@dryrun/shared/replay/recording.ts'
import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../db/connect.ts'
import { pointings } from '../db/tables/watching.ts'

/** `[at, cursor, view]`, the view as x, y, width and height; whole milliseconds and pixels. */
const Sample = z.tuple([
  z.number(),
  z.tuple([z.number(), z.number()]).nullable(),
  z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
])
const Samples = z.array(Sample).min(1)
export type Sample = z.infer<typeof Sample>
export type Lane = Readonly<{ by: string; samples: readonly Sample[] }>

type Row = typeof pointings.$inferSelect
/** Rows per page; each holds about ten seconds of one person. */
const PAGE = 100

export class PointingStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async append(interviewId: string, lanes: readonly Lane[]): Promise<void> {
    const rows = lanes.map(({ by, samples }) => ({ interviewId, at: samples[0]?.[0] ?? 0, by, samples }))
    const target = [pointings.interviewId, pointings.at, pointings.by]
    // A write that failed after its commit comes again, with more samples.
    await this.#db
      .insert(pointings)
      .values(rows)
      .onConflictDoUpdate({ target, set: { samples: sql`excluded.samples` } })
  }

  async count(interviewId: string): Promise<number> {
    const [held] = await this.#db
      .select({ samples: sql<string>`coalesce(sum(jsonb_array_length(${pointings.samples})), 0)` })
      .from(pointings)
      .where(eq(pointings.interviewId, interviewId))
    return Number(held?.samples ?? 0)
  }

  /**
   * All samples in order of time, in parts. The rows of several people overlap, so each part holds back its tail until
   * the next page.
   */
  async *read(interviewId: string): AsyncGenerator<Pointing[]> {
    let waiting: Pointing[] = []
    for await (const rows of this.#pages(interviewId)) {
      const until = rows.at(-1)?.at ?? 0
      waiting = [...waiting, ...rows.flatMap(samplesOf)].sort((a, b) => a.at - b.at)
      const ready = waiting.findIndex(({ at }) => at >= until)
      if (ready > 0) yield waiting.splice(0, ready)
    }
    if (waiting.length) yield waiting
  }

  async *#pages(interviewId: string): AsyncGenerator<Row[]> {
    for (let last: Row | undefined; ; ) {
      const rows = await this.#page(interviewId, last)
      if (rows.length) yield rows
      if (rows.length < PAGE) return
      last = rows.at(-1)
    }
  }

  #page(interviewId: string, last: Row | undefined): Promise<Row[]> {
    const { at, by } = pointings
    const after = last && or(gt(at, last.at), and(eq(at, last.at), gt(by, last.by)))
    return this.#db
      .select()
      .from(pointings)
      .where(and(eq(pointings.interviewId, interviewId), after))
      .orderBy(asc(at), asc(by))
      .limit(PAGE)
  }
}

const samplesOf = ({ by, samples }: Row): Pointing[] =>
  Samples.parse(samples).map(([at, cursor, view]) => ({ at, by, cursor, viewport: view && viewportOf(view) }))

const viewportOf = ([x, y, width, height]: NonNullable<Sample[2]>) => ({ x, y, width, height })
