import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import type { Level, Prompting } from '@dryrun/shared/interview/terms.ts'

type Score = readonly [dimension: string, level: Level, how: Prompting, sentence: string]

export const finalScores: readonly Score[] = [
  ['requirements', 4, 'unprompted', 'Found the provider’s limit before drawing, and let it decide the design.'],
  ['estimation', 3, 'unprompted', 'One figure that mattered, and a queue because of it.'],
  ['api-and-data', 3, 'prompted', 'Key and states stood early; what a repeat gets back came after a question.'],
  [
    'high-level-design',
    2,
    'hinted',
    'The path stood quickly, but until two hints no part knew how far an order had come.',
  ],
  ['deep-dive', 3, 'prompted', 'Claim, charge and result explained step by step once the race was named.'],
  [
    'trade-offs',
    2,
    'prompted',
    'Good hour with the dead letters; the throttle chosen would have filled that queue by itself.',
  ],
  ['communication', 4, 'unprompted', 'Led the round, took up every remark at once, and said what was left open.'],
  [
    'failure-in-the-middle',
    3,
    'hinted',
    'Every step has its undo and its place. Who repairs an aborted workflow was not said.',
  ],
  ['harmless-repetition', 3, 'prompted', 'The claim comes before the effect. How long the keys live stayed open.'],
]

type Change = Readonly<{ moment: string; behaviour: string; effect: string; drill: string }>

export const changes: readonly Change[] = [
  {
    moment: '8:50',
    behaviour: 'Let payment, stock and mails each listen to the same event, and gave the order no owner.',
    effect:
      'No part knew how far an order had come or what to undo. Two hints and four minutes went into that, and the walk through a second failure found no time.',
    drill:
      'Draw the same flow twice in ten minutes each: once by events alone, once with one workflow. Fail the middle step on both boards and write down who notices it and who puts things back.',
  },
  {
    moment: '8:34',
    behaviour: 'Stored the order and published it with two calls from one function.',
    effect:
      'A crash between the two leaves an order that was accepted and of which nobody hears. It took a nudge to look there.',
    drill:
      'Put a cross on each arrow that follows a write. For each say what is stored, what the customer sees and what repairs it. Ten minutes a board, until no cross is left unanswered.',
  },
  {
    moment: '17:40',
    behaviour: 'Slowed the payment worker down by reserved concurrency.',
    effect:
      'The poller keeps fetching. Whatever is throttled counts as received once more, and after enough rounds it lies among the dead letters without ever having been tried.',
    drill:
      'Put a slow function behind a queue, once with a reserved concurrency of 2 and once with a maximum concurrency of 2 on the event source mapping. Send 500 messages to each and compare the dead letters.',
  },
]

export const interviewerPaper: Pick<CommandOf<'handInAsInterviewer'>, 'call' | 'summary' | 'shareNotes'> = {
  call: 3,
  summary:
    'Strong on what is asked and on how the round was led. The first design spread the path of the money over listeners and found its owner only after two hints; from there the depth was convincing: stock before money, a claim before the charge, a real answer to the cancel button. Before the next round, practise to ask of every drawing who knows the state of the whole.',
  shareNotes: true,
}

export const candidatePaper: Pick<CommandOf<'handInAsCandidate'>, 'selfScores' | 'rating' | 'comment'> = {
  selfScores: {
    requirements: 3,
    estimation: 3,
    'api-and-data': 2,
    'high-level-design': 3,
    'deep-dive': 2,
    'trade-offs': 3,
    operation: 3,
    communication: 3,
  },
  rating: 5,
  comment:
    'The question with the two copies taught me most: I had said the sentence many times and never seen the race. Both hints came when I would have found nothing alone. I would have liked two more minutes for the release of a changed workflow.',
}
