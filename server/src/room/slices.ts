import type { Entry } from '../core/events.ts'

/** How much of a log is applied before the time is looked at: an element of a drawing counts like an entry. */
export const SLICE_WEIGHT = 100
/** How long one slice may hold the event loop, in milliseconds. */
const SLICE_MS = 8

const weightOf = ({ event }: Entry): number => (event.type === 'boardChanged' ? 1 + event.patches.length : 1)

type Ports = Readonly<{
  apply: (entries: readonly Entry[]) => void
  /** Resolves when the next slice may be worked on. */
  pause: () => Promise<unknown>
}>

/** Applies a log page by page, in slices with pauses between them. Rejects when the log can't be read. */
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

/** The slices of all pages. The first slice of each page but the first follows a read, so it starts after a pause. */
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
