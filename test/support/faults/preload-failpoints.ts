import { writeSync } from 'node:fs'
import { Room } from '@dryrun/server/room/room.ts'
import pg from 'pg'
import type { Failpoint } from './failpoint.ts'

/** Preloaded into a server. Kills the process like `kill -9` at the n-th pass of the failpoint in `FAILPOINT`. */

const [name = '', nth] = (process.env.FAILPOINT ?? '').split(':')
let left = Number(nth)

function isReached(point: Failpoint): boolean {
  if (point !== name) return false
  left -= 1
  return left === 0
}

/** Synchronous, so that the test gets the line before the process dies. */
function die(): void {
  writeSync(2, `killed once ${name}\n`)
  process.kill(process.pid, 'SIGKILL')
}

let isDying = false
const { take } = Room.prototype
Room.prototype.take = function (submission, by, answer) {
  if (isReached('received')) die()
  take.call(this, submission, by, (receipt) => {
    if (receipt.ok && isReached('shown')) {
      isDying = true
      // By the next turn the frames are with the kernel, and no answer is.
      setImmediate(die)
    }
    if (!isDying) answer(receipt)
  })
}

type Callback = (...result: unknown[]) => void
type Query = (this: pg.Client, ...given: unknown[]) => unknown

const prototype = pg.Client.prototype as unknown as { query: Query }
const { query } = prototype
prototype.query = function (...given) {
  if (!isInsert(given[0])) return query.apply(this, given)
  const callback = given.pop() as Callback
  if (isReached('decided')) die()
  const isLast = isReached('committed')
  const answer = query.call(this, ...given, (...result: unknown[]) => {
    if (isLast) die()
    callback(...result)
  })
  // By the next turn the statement is with the kernel, and the database may be at any point of it.
  if (isReached('sent')) setImmediate(die)
  return answer
}

/** Inserts into the log; other tables are not acknowledged. */
function isInsert(asked: unknown): boolean {
  const text = typeof asked === 'string' ? asked : (asked as { text?: string } | undefined)?.text
  return text?.includes('insert into "interview_events"') ?? false
}
