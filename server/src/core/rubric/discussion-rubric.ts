import { type Dimension, dimensionOf } from '@dryrun/shared/interview/dimension.ts'
import { designRubric } from './design-rubric.ts'

const communication = designRubric.filter(({ id }) => id === 'communication')

/** For questions that ask for an explanation. Secret like the rubric of design questions. */
export const discussionRubric: readonly Dimension[] = [
  dimensionOf('framing', 'Framing', 15, [
    ['Began to list features or products', 'Did not ask what the answer is for'],
    ['Restated the question', 'Who asks, at which scale and why came up only when the interviewer raised it'],
    [
      'Asked unprompted for the situation that the answer must fit',
      'Said which parts of the subject matter for it and which do not',
    ],
    ['Named the one property on which the answer turns', 'Built the answer around it, and returned to it at the end'],
  ]),
  dimensionOf('mechanism', 'Mechanism', 25, [
    ['Repeated names or benefits', 'Or described a mechanism that does not exist'],
    ['Got the outline right', 'What happens at a step, or at its failure, came only after leading questions or hints'],
    [
      'Explained step by step who does what and who holds which resource',
      'Derived consequences from the mechanism instead of listing properties',
      'Said how it fails',
    ],
    [
      'Predicted unprompted how it behaves in a case that was not mentioned',
      'Named the limit of their own explanation, or the place where it is only usually true',
    ],
  ]),
  dimensionOf('numbers', 'Numbers that steer', 15, [
    ['Gave no numbers when asked', 'Or let numbers stand that were wrong by a factor of a hundred'],
    ['Quoted limits or prices', 'No statement depended on them'],
    ['Turned a number into a decision', 'Computed it aloud from stated assumptions, within a factor of three'],
    ['Named unprompted the number at which the answer flips', 'Said how they would measure it'],
  ]),
  dimensionOf('trade-offs', 'Judgment, trade-offs and cost', 20, [
    ['Presented one option as always right', 'Asked for an alternative, had none'],
    ['Gave pros and cons in general terms', 'Did not come to a recommendation without being pushed'],
    ['Recommended one option for the stated situation', 'Said what is given up', 'Named what drives the cost'],
    ['Said unprompted what would make them change the recommendation', 'Argued the rejected option fairly'],
  ]),
  dimensionOf('operation', 'Operation', 15, [
    ['Asked who notices a failure, had no answer', 'Or said that the provider takes care of it'],
    ['Named logs, metrics or alarms in general', 'Did not say which signal tells what'],
    ['Named for the main failure its effect on users and its signal', 'Said how one gets back to normal'],
    ['Gave unprompted a threshold and who acts on it', 'Said how to get there from what runs today'],
  ]),
  ...communication,
]
