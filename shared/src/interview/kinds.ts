import { type DimensionId, defaultPlan, discussionPlan, type Phase } from './terms.ts'

/** What a question asks for: a design, or an explanation of how something works. */
export type Kind = 'design' | 'discussion'

/** The default plan of each kind. */
export const planOfKind: Readonly<Record<Kind, readonly Phase[]>> = { design: defaultPlan, discussion: discussionPlan }

/** The default dimensions of each kind, in order. Apart from their anchors, because those are secret. */
export const dimensionsOfKind: Readonly<Record<Kind, readonly DimensionId[]>> = {
  design: [
    'requirements',
    'estimation',
    'api-and-data',
    'high-level-design',
    'deep-dive',
    'trade-offs',
    'operation',
    'communication',
  ],
  discussion: ['framing', 'mechanism', 'numbers', 'trade-offs', 'operation', 'communication'],
}
