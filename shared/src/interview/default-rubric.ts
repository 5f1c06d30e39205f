import type { Anchors } from '../pack.ts'

/**
 * A row of the rubric. The four anchors, from strong no to strong yes, describe observable behavior relative to the
 * target level, so that interviewers agree; `weight` is a percentage over the default dimensions.
 */
export type Dimension = { id: string; name: string; weight: number; anchors: Anchors }

/** Secret: candidates must not receive anchors or weights before the seal breaks. */
export const defaultRubric: readonly Dimension[] = [
  {
    id: 'requirements',
    name: 'Requirements and scope',
    weight: 15,
    anchors: [
      'Began solving before asking anything, or asked and then ignored the answers. Nothing was named as out of scope.',
      'Asked about features, but load, latency, consistency or failure came up only when the interviewer raised them. The scope stayed open or too wide for the time.',
      'Asked unprompted for the main uses and for at least two qualities with a number or a limit, said what is left out, and read the scope back before designing.',
      'Also found the requirement that decides the design, said why it decides, put the rest in order, and later tested a choice against it by name.',
    ],
  },
  {
    id: 'estimation',
    name: 'Estimation that steers',
    weight: 5,
    anchors: [
      'Gave no numbers when asked, or numbers wrong by a factor of a hundred that stood to the end.',
      'Worked out totals when asked, with steps missing or units mixed; no decision on the board refers to them.',
      'Reached a peak rate, a size or a cost within a factor of three, said the assumptions aloud, and made at least one design choice because of the result.',
      'Estimated only what could change the design, unprompted; named the number at which the choice would flip, and returned to it when a requirement moved.',
    ],
  },
  {
    id: 'api-and-data',
    name: 'API and data model',
    weight: 15,
    anchors: [
      'No operation or record was written down, or the ones written cannot serve the main use.',
      'Listed operations and entities, but keys, access patterns, error answers or retries were missing until asked for.',
      'Wrote the main operations with inputs, outputs and failure answers, and a model whose keys fit the stated reads and writes; said what makes a retry safe.',
      'Also derived keys and store from the access patterns aloud, showed where consistency is needed and where not, and covered versioning or skew before being asked.',
    ],
  },
  {
    id: 'high-level-design',
    name: 'High-level design',
    weight: 20,
    anchors: [
      'The parts on the board do not join up: the main request could not be followed from start to end.',
      'The main path works, but parts were placed by habit: asked why one is there, the answer was its name or its popularity. A stated requirement has no part that meets it.',
      'Every stated requirement can be pointed to on the board; walked the main path and one failing path end to end, with a reason for each part and for each synchronous hop.',
      'Also compared two whole designs against the requirements before choosing, kept parts to those that earn their place, and showed what changes at ten times the load.',
    ],
  },
  {
    id: 'deep-dive',
    name: 'Deep dive',
    weight: 25,
    anchors: [
      'Could not say what happens inside the chosen part: repeated its name or its benefits, or described a mechanism that does not exist.',
      'Named the right pattern, but how it works, or how it breaks, came only in answer to leading questions or hints.',
      'Went to the hard part when given the choice, explained step by step how it works, how it fails and what it costs; follow-ups needed no hint.',
      'Chose the hard part unprompted, backed the mechanism with numbers, weighed an alternative on the same grounds, and laid out how to get there from a running system.',
    ],
  },
  {
    id: 'trade-offs',
    name: 'Trade-offs, failure and operation',
    weight: 10,
    anchors: [
      'Every choice was presented as free of cost; asked what happens when a part fails, had no answer or said the provider takes care of it.',
      'Gave pros and cons in general terms. Failures were handled with "retry" or "a queue", without saying what the user sees or who notices.',
      'For the main choices said what was given up; for at least two failures named the effect on the user, the way it is noticed and the way back.',
      'Also said unprompted what would make them reverse a choice, how a change is rolled out and undone, and which signal with which threshold wakes somebody.',
    ],
  },
  {
    id: 'communication',
    name: 'Communication and drive',
    weight: 10,
    anchors: [
      'Long silences, or talk that could not be matched to the board; the interviewer had to ask for each next step.',
      'Answered clearly but waited to be led; time ran out on a side topic, or a hint had to be given twice before it was taken up.',
      'Announced what comes next, kept board and words together, watched the time, and took up a question or hint within a sentence or two.',
      'Led the round: agreed a plan and kept it, offered the interviewer a choice of depth, summed up open points, and changed their mind aloud when shown a reason.',
    ],
  },
]
