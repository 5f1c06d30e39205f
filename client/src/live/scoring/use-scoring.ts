import { reachedBy, type SeenParts } from '@dryrun/shared/interview/parts.ts'
import { scoreFor } from '@dryrun/shared/interview/scoring.ts'
import { Level, type Prompting } from '@dryrun/shared/interview/terms.ts'
import type { ScoreView } from '@dryrun/shared/interview/view.ts'
import { useStore } from 'zustand'
import type { OptimisticPanel } from '../optimistic-view.ts'
import { draftNames } from '../returned-texts.ts'
import { useSubmit } from '../use-interviewer-panel.ts'
import { useDraft, useDraftStore } from '../use-layout.ts'
import { ownLevel, type Settled, settled } from './settled-score.ts'

type Row = OptimisticPanel['question']['rubric'][number]

export type Scoring = Settled & {
  /** Chooses a level. One that the observed parts contradict waits for a sentence. */
  pick(level: Level): void
  see(seen: SeenParts): void
  /** Drops the interviewer's own level for the one that the parts come to. */
  followParts(): void
  say(sentence: string): void
  /** Says how it came up; the chosen option again clears it. */
  tell(how: Prompting): void
  setNotAsked(isNotAsked: boolean): void
  /** Takes back level and parts; the sentence stays. */
  clear(): void
}

const empty: ScoreView = { level: null, how: null, sentence: '' }

/** The optimistic score of a row, and what its interviewer can do to it. A level that waits is kept as a draft. */
export function useScoring(desk: OptimisticPanel, row: Row): Scoring {
  const submit = useSubmit()
  const round = desk.question.index
  const [draft, setDraft] = useDraft(draftNames.level(round, row.id))
  const score = scoreFor(desk.scores, row.id) ?? empty
  const waiting = waitingLevel(row, score, draft)
  const own = ownLevel(row, score, waiting)
  const { notAsked, ...asked } = score
  const give = (next: Settled) => {
    setDraft(next.waiting === null ? undefined : String(next.waiting))
    submit({ type: 'score', round, dimension: row.id, ...next.score })
  }
  const say = (sentence: string): Settled =>
    notAsked ? { score: { ...score, sentence }, waiting: null } : settled(row, { ...score, sentence }, own)
  return {
    score,
    waiting,
    pick: (level) => give(settled(row, asked, level)),
    see: (seen) => give(settled(row, { ...asked, seen }, own)),
    followParts: () => give(settled(row, asked, null)),
    say: (sentence) => give(say(sentence)),
    tell: (how) => give({ score: { ...score, how: how === score.how ? null : how }, waiting }),
    setNotAsked: (isNotAsked) =>
      give(
        isNotAsked ? { score: { ...score, level: null, notAsked: true }, waiting: null } : settled(row, asked, null),
      ),
    clear: () => give({ score: { ...empty, how: score.how, sentence: score.sentence }, waiting: null }),
  }
}

/** The rows whose level waits for a sentence. */
export function useWaitingRows({ question, scores }: OptimisticPanel): Row[] {
  const drafts = useStore(useDraftStore())
  return question.rubric.filter((row) => {
    const draft = drafts[draftNames.level(question.index, row.id)]
    return waitingLevel(row, scoreFor(scores, row.id) ?? empty, draft) !== null
  })
}

/** A draft that the parts have come to by now, or that they no longer contradict, does not wait. */
function waitingLevel(row: Row, score: ScoreView, draft: string | undefined): Level | null {
  const reached = reachedBy(row, score)
  const level = Level.safeParse(Number(draft)).data
  return reached && level && level !== reached.level && level !== score.level ? level : null
}
