import { SeqTaken } from './seq-taken.ts'
import { Unstorable } from './unstorable.ts'

/** Rows of one interview as JSON, stored together or not at all; `bytes` is their length. */
export type Batch = { interviewId: string; rows: readonly string[]; bytes: number }

/** What one statement carries at most, so that it neither grows without end nor holds up the database. */
const MOST_ROWS = 2_000
const MOST_BYTES = 4 * 1024 * 1024

type Waiting = { batch: Batch; resolve: () => void; reject: (error: unknown) => void }

/**
 * One insert in flight; what arrives meanwhile, from any room, goes together into the next. So durability costs about
 * one commit of latency, and a busy server commits no more often than the disk can. `insert` stores all or nothing.
 */
export function groupCommit(insert: (batches: readonly Batch[]) => Promise<void>): (batch: Batch) => Promise<void> {
  const waiting: Waiting[] = []
  let busy = false

  async function work(): Promise<void> {
    if (busy) return
    busy = true
    while (waiting.length) await settle(waiting.splice(0, fitting(waiting)))
    busy = false
  }

  async function settle(group: readonly Waiting[]): Promise<void> {
    try {
      await insert(group.map(({ batch }) => batch))
      for (const { resolve } of group) resolve()
    } catch (error) {
      await refuse(group, error)
    }
  }

  /** One batch that can't be stored must not take its neighbours down: they are tried by themselves. */
  async function refuse(group: readonly Waiting[], error: unknown): Promise<void> {
    const isOnes = error instanceof SeqTaken || error instanceof Unstorable
    if (group.length > 1 && isOnes) for (const one of group) await settle([one])
    else for (const { reject } of group) reject(error)
  }

  return (batch) =>
    new Promise((resolve, reject) => {
      waiting.push({ batch, resolve, reject })
      void work()
    })
}

/** How many of those that wait go into the next insert: at least one, and no more than one statement carries. */
function fitting(waiting: readonly Waiting[]): number {
  let [rows, bytes] = [0, 0]
  const over = waiting.findIndex(({ batch }) => {
    rows += batch.rows.length
    bytes += batch.bytes
    return rows > MOST_ROWS || bytes > MOST_BYTES
  })
  return over === -1 ? waiting.length : Math.max(over, 1)
}
