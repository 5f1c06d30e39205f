import type { Receipt } from '@dryrun/shared/protocol.ts'

/** Passes on the first receipt only. */
export function once(answer: (receipt: Receipt) => void): (receipt: Receipt) => void {
  let isAnswered = false
  return (receipt) => {
    if (isAnswered) return
    isAnswered = true
    answer(receipt)
  }
}
