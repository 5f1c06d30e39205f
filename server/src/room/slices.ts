import type { Entry } from '../core/events.ts'

/** Weight per slice; each entry and each board element weighs 1. */
export const SLICE_WEIGHT = 100
const SLICE_MS = 8

const weightOf = ({ event }: Entry): number => (event.type === 'boardChanged' ? 1 + event.patches.length : 1)

type Ports = Readonly<{
  apply: (entries: readonly Entry[]) => void
  pause: () => Promise<unknown>
}>

/** Applies a log in slices with pauses between them. Rejects when the log cannot be read. */
export async function applyInSlices(pages: AsyncIterable<readonly Entry[]>, { apply, pause }: Ports): Promise<void> {
  let began = performance.now()
  for await (const { entries, isNewPage } of slicesOf(pages)) {
    if (isNewPage || performance.now() - began > SLICE_MS) {
      await pause()
      began = performance.now()
    }
    apply(entries)
  }
}

type Slice = Readonly<{ entries: readonly Entry[]; isNewPage: boolean }>

/** Each page after the first follows a read, so its first slice starts after a pause. */
async function* slicesOf(pages: AsyncIterable<readonly Entry[]>): AsyncGenerator<Slice> {
  let isNewPage = false
  for await (const page of pages) {
    for (const entries of pieces(page)) {
      yield { entries, isNewPage }
      isNewPage = false
    }
    isNewPage = true
  }
}

function* pieces(page: readonly Entry[]): Generator<readonly Entry[]> {
  let from = 0
  let weight = 0
  for (const [place, entry] of page.entries()) {
    weight += weightOf(entry)
    if (weight < SLICE_WEIGHT && place < page.length - 1) continue
    yield page.slice(from, place + 1)
    from = place + 1
    weight = 0
  }
}
