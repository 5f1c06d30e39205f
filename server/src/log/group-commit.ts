import { SeqTaken } from './seq-taken.ts'
import { Unstorable } from './unstorable.ts'

/** JSON rows of one interview, stored together or not at all; `bytes` is their length. */
export type Batch = { interviewId: string; rows: readonly string[]; bytes: number }

/** Bounds of one statement, so that it does not block the database. */
const MOST_ROWS = 2_000
const MOST_BYTES = 4 * 1024 * 1024

type Waiting = { batch: Batch; resolve: () => void; reject: (error: unknown) => void }

/**
 * Runs one insert at a time and puts all batches that arrive meanwhile, from any room, into the next one. A batch waits
 * about one commit, and rejects with the error of `insert`, which must store all or nothing.
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

  /** Retries the batches one by one, so that an unstorable one does not fail the others. */
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

function fitting(waiting: readonly Waiting[]): number {
  let [rows, bytes] = [0, 0]
  const over = waiting.findIndex(({ batch }) => {
    rows += batch.rows.length
    bytes += batch.bytes
    return rows > MOST_ROWS || bytes > MOST_BYTES
  })
  return over === -1 ? waiting.length : Math.max(over, 1)
}
