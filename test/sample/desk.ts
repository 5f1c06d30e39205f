import type { DimensionId, Level, Prompting } from '@dryrun/shared/interview/terms.ts'
import { type Act, does, nextId, type Pointed } from './acts.ts'

const hears = (at: string, pointId: string, how: Prompting): Act =>
  does(at, 'interviewer', { type: 'tickPoint', pointId, how })
const notes = (at: string, text: string, ...tags: string[]): Act =>
  does(at, 'interviewer', { type: 'writeNote', round: 0, noteId: nextId(), text, tags })
const scores = (at: string, dimension: string, level: Level, how: Prompting): Act =>
  does(at, 'interviewer', { type: 'score', round: 0, dimension, level, how, sentence: '' })
const ties = (
  at: string,
  dimension: DimensionId | 'failure-in-the-middle' | 'harmless-repetition',
  note: string,
): Act => does(at, 'interviewer', { type: 'attachEvidence', round: 0, evidenceId: nextId(), dimension, note })

export const desk: readonly Act[] = [
  ties('0:58', 'communication', 'Proposes a plan for the round and asks whether it suits'),
  ties('2:24', 'requirements', 'Asks what the partners bear, before anything is drawn'),
  notes(
    '2:46',
    'Volume, peak, who waits, overselling, limits of the partners: all asked before touching the board.',
    'good questions',
  ),
  hears('3:06', 'promise', 'unprompted'),
  ties('4:34', 'estimation', 'The peak is held against the provider’s limit, and something follows from it'),
  scores('4:40', 'estimation', 3, 'unprompted'),
  scores('4:44', 'requirements', 4, 'unprompted'),
  ties('5:57', 'api-and-data', 'The key comes from the client, so a double click is one order'),
  scores('6:40', 'api-and-data', 3, 'prompted'),
  ties('8:57', 'high-level-design', 'Stored, then published, in two calls; whoever cares listens'),
  notes('9:20', 'Two writes in a row from one function. Wait and see whether it is noticed.', 'dual write'),
  hears('10:42', 'fan-out', 'unprompted'),
  hears('11:52', 'durable-acceptance', 'hinted'),
  notes(
    '12:02',
    'After the nudge the gap was found and closed within a minute; said “at least once” unasked.',
    'quick repair',
  ),
  hears('13:14', 'orchestration', 'hinted'),
  scores('13:30', 'high-level-design', 2, 'hinted'),
  notes('14:24', 'Takes the money before the stock. Ask what happens then.', 'order of steps'),
  ties('14:58', 'failure-in-the-middle', 'Turns the steps round so that each is cheap to undo'),
  hears('15:06', 'saga-order', 'prompted'),
  hears('15:48', 'errors', 'unprompted'),
  does('16:30', 'interviewer', { type: 'raiseFlag', flagId: 'check-then-act' }),
  notes('16:34', 'Looks, then acts. Two copies at once both find nothing.', 'race'),
  ties('17:02', 'deep-dive', 'Claim, charge, result, and the key goes along to the provider'),
  ties('17:08', 'harmless-repetition', 'Sees the race as soon as it is named, and puts the write first'),
  hears('17:14', 'idempotency', 'prompted'),
  does('17:22', 'interviewer', { type: 'withdrawFlag', flagId: 'check-then-act' }),
  scores('17:32', 'harmless-repetition', 3, 'prompted'),
  does('17:48', 'interviewer', { type: 'raiseFlag', flagId: 'reserved-as-throttle' }),
  ties('17:52', 'trade-offs', 'Right figure, wrong setting: reserved concurrency does not slow the poller'),
  hears('17:58', 'back-pressure', 'unprompted'),
  notes('18:52', 'Saw the race in one sentence and moved the capture to packing unasked.', 'strong reaction'),
  scores('19:16', 'deep-dive', 3, 'prompted'),
  scores('19:30', 'failure-in-the-middle', 3, 'hinted'),
  ties('20:36', 'trade-offs', 'Sorts by cause before touching anything; the shop stays open'),
  hears('21:36', 'observability', 'unprompted'),
  notes('21:56', 'Names what is missing without being asked: ordering, and the release of a new workflow.', 'honest'),
]

export const lookedBack: readonly Pointed[] = [
  { dimension: 'communication', moment: '16:55', note: 'Changes their mind aloud, with the reason' },
  { dimension: 'requirements', moment: '4:26', note: 'Comes back to the limit and says what it decides' },
  { dimension: 'high-level-design', moment: '13:04', note: 'The owner of the order appears after the second hint' },
]
