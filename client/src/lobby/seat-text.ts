import type { Role } from '@dryrun/shared/interview/terms.ts'

export const seatMeaning: Readonly<Record<Role, { heading: string; words: string }>> = {
  interviewer: {
    heading: 'You ask in the first round',
    words:
      'You get a script that only you see: what the question is really after, points to listen for, follow-ups and hints. You score against written descriptions, so you need not have asked it before.',
  },
  candidate: {
    heading: 'You answer in the first round',
    words:
      'You get the question when the round starts, a board to draw on, and the clock. Think aloud and ask whatever you need to know. Afterwards you score yourself first, then see how it looked from the other side.',
  },
  shadow: {
    heading: 'You watch the interviewer at work',
    words:
      'You see what the interviewer sees, the script and the scores included, and learn how it is done. Everyone can see that you are there. You change nothing.',
  },
  audience: {
    heading: 'You watch from the candidate’s side',
    words:
      'You see what the candidate sees: the question, the board and the clock. Everyone can see that you are there. You change nothing.',
  },
}

export const reviewMeaning = {
  heading: 'You watch it again, and score it',
  words:
    'You get the script that the clock asked from: what the question is really after, points to listen for, hints. You watch the round through the interviewer’s eyes and score it against written descriptions, so you need not have asked it before.',
} as const

export const takeSeatText: Readonly<Record<Role, string>> = {
  interviewer: 'Join as interviewer',
  candidate: 'Join as candidate',
  shadow: 'Watch the interviewer',
  audience: 'Watch the candidate',
}
