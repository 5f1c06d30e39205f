import { endedPart } from '@dryrun/client/interview/ended-part.ts'
import { NeverBegan } from '@dryrun/client/interview/NeverBegan.tsx'
import type { EndedView } from '@dryrun/shared/interview/view.ts'
import { expect, it, vi } from 'vitest'
import { ada, bob, ended, eve, seated } from '../support/domain/facts.ts'
import { given, type Happened } from '../support/domain/given.ts'
import { rendered } from '../support/page/rendered.ts'

// The real link needs the app's router.
vi.mock('@dryrun/client/ui/LinkButton.tsx', () => ({ LinkButton: ({ children }: { children: unknown }) => children }))

const seen = (past: readonly Happened[], person: string) => given(...past).seenBy(person) as EndedView
const neverBegan: readonly Happened[] = [...seated, [ada, { type: 'interviewEnded' }]]

it('[NW20] an interview that ended before it began says so to everyone, and asks for no feedback', () => {
  for (const person of [ada, bob, eve]) {
    const view = seen(neverBegan, person)
    expect(endedPart(view)).toBe('neverBegan')
    expect(rendered(NeverBegan, view)).toContain('This interview ended before it began')
  }
})

it('[NW20] players of one that was held hand in, and observers have nothing to', () => {
  expect([ada, bob, eve].map((person) => endedPart(seen(ended, person)))).toEqual(['papers', 'papers', 'observer'])
  const { papers, ...view } = seen(ended, ada)
  expect(endedPart({ ...view, papers: papers.map((paper) => ({ ...paper, handedIn: true })) })).toBe('handedIn')
})
