import { type Dimension, dimensionOf } from '@dryrun/shared/interview/dimension.ts'

/** Secret: candidates must not receive anchors or weights before the seal breaks. */
export const designRubric: readonly Dimension[] = [
  dimensionOf('requirements', 'Requirements and scope', 15, [
    ['Began solving before asking anything, or ignored the answers', 'Named nothing as out of scope'],
    ['Asked about features', 'Load, latency, consistency or failure came up only when the interviewer raised them'],
    [
      'Asked unprompted for at least two qualities with a number or a limit',
      'Said what is left out',
      'Read the scope back before designing',
    ],
    [
      'Found the requirement that decides the design, and said why it decides',
      'Put the rest in order',
      'Later tested a choice against it by name',
    ],
  ]),
  dimensionOf('estimation', 'Estimation', 5, [
    ['Gave no numbers when asked', 'Or let numbers stand that were wrong by a factor of a hundred'],
    ['Worked out totals when asked', 'No decision on the board refers to them'],
    [
      'Made at least one design choice because of a computed number',
      'Reached a peak rate, a size or a cost within a factor of three',
      'Said the assumptions aloud',
    ],
    [
      'Estimated only what could change the design, unprompted',
      'Named the number at which the choice would flip',
      'Returned to it when a requirement moved',
    ],
  ]),
  dimensionOf('api-and-data', 'API and data model', 10, [
    ['Wrote down no operation or record', 'Or wrote ones that cannot serve the main use'],
    ['Listed operations and entities', 'Keys, access patterns, error answers or retries were missing until asked for'],
    [
      'Wrote a model whose keys fit the stated reads and writes',
      'Wrote the main operations with inputs, outputs and failure answers',
      'Said what makes a retry safe',
    ],
    [
      'Derived keys and store from the access patterns aloud',
      'Showed where consistency is needed and where not',
      'Covered versioning or skew before being asked',
    ],
  ]),
  dimensionOf('high-level-design', 'High-level design', 20, [
    ['The main request could not be followed from start to end', 'The parts on the board do not join up'],
    [
      'The main path works from start to end',
      'Parts were placed by habit: asked why one is there, the answer was its name or its popularity',
    ],
    [
      'Every stated requirement can be pointed to on the board',
      'Walked the main path and one failing path from end to end',
      'Gave a reason for each part and for each synchronous hop',
    ],
    [
      'Compared two whole designs against the requirements before choosing',
      'Kept parts to those that earn their place',
      'Showed what changes at ten times the load',
    ],
  ]),
  dimensionOf('deep-dive', 'Deep dive', 20, [
    ['Could not say what happens inside the chosen part', 'Or described a mechanism that does not exist'],
    ['Named the right pattern', 'How it works, or how it breaks, came only after leading questions or hints'],
    [
      'Explained step by step how it works and how it fails, without a hint',
      'Went to the hard part when given the choice',
      'Said what it costs',
    ],
    [
      'Chose the hard part unprompted',
      'Backed the mechanism with numbers',
      'Weighed an alternative on the same grounds',
    ],
  ]),
  dimensionOf('trade-offs', 'Judgment, trade-offs and cost', 10, [
    ['Presented every choice as free of cost', 'Asked for an alternative, had none'],
    ['Gave pros and cons in general terms', 'Cost came up only when asked, or without a number'],
    ['Said for the main choices what was given up', 'Named what drives the cost, with a number'],
    [
      'Said unprompted what would make them reverse a choice',
      'Weighed an option that they then rejected by the stated requirements',
    ],
  ]),
  dimensionOf('operation', 'Failure and operation', 10, [
    ['Asked what happens when a part fails, had no answer', 'Or said that the provider takes care of it'],
    ['Handled failures with "retry" or "a queue"', 'Did not say what the user sees or who notices'],
    ['Named for at least two failures the effect on the user and the way back', 'Said how each of them is noticed'],
    [
      'Named unprompted the signal and the threshold that wakes somebody',
      'Said how a change is rolled out and undone, or how to get there from a running system',
    ],
  ]),
  dimensionOf('communication', 'Communication and drive', 10, [
    ['The interviewer had to ask for each next step', 'Talk could not be matched to the board, or long silences'],
    ['Answered clearly but waited to be led', 'Time ran out on a side topic, or a hint had to be given twice'],
    [
      'Announced what comes next and watched the time',
      'Kept board and words together',
      'Took up a question or hint within a sentence or two',
    ],
    [
      'Agreed a plan and kept it',
      'Offered the interviewer a choice of depth',
      'Summed up open points, or changed their mind aloud when shown a reason',
    ],
  ]),
]
