import type { AnchorParts, Anchors } from '../pack/rubric.ts'

/**
 * A row of the rubric. The four anchors, from strong no to strong yes, describe observable behavior relative to the
 * target level, so that interviewers agree; `weight` is a percentage over the default dimensions. `parts` are what each
 * anchor consists of, the separating part first; rounds of earlier versions lack them.
 */
export type Dimension = { id: string; name: string; weight: number; anchors: Anchors; parts?: AnchorParts | undefined }

/** A row whose anchors are the sentences of its parts. */
export function dimensionOf(id: string, name: string, weight: number, parts: AnchorParts): Dimension {
  const [no, leanNo, leanYes, yes] = parts
  const anchors: Anchors = [sentences(no), sentences(leanNo), sentences(leanYes), sentences(yes)]
  return { id, name, weight, anchors, parts }
}

/** Parts of format 1 and long parts may be longer together than an anchor. */
const LONGEST = 2_000
const sentences = (parts: readonly string[]): string =>
  parts
    .map((part) => (/[.!?…]["”’)]?$/u.test(part) ? part : `${part}.`))
    .join(' ')
    .slice(0, LONGEST)
