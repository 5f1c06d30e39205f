import type { Command } from '@dryrun/shared/interview/commands.ts'
import { type Interview, turnOf } from '@dryrun/shared/interview/interview.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import type { Canary } from './canaries.ts'
import { ada, bob, eve, sam } from './facts.ts'

/**
 * Who reads a field, and from when on: anyone in the list of packs; everyone in the room once the round has started,
 * or once this very text was put to the candidate; at the desk whoever asks in that round, from its turn on, and who
 * looks over their shoulder; with the results both players, once the seal is broken, a note if it is shared.
 */
type Opening = 'listed' | 'start' | 'given' | 'desk' | 'results' | 'shared'

const script: readonly Opening[] = ['desk', 'results']
const given: readonly Opening[] = ['desk', 'results', 'given']
const results: readonly Opening[] = ['results']
const board: readonly Opening[] = ['start']

/** Every text of a question and of a command, and to whom it opens. What has no place here is secret for good. */
export const openings: Readonly<Record<string, readonly Opening[]>> = {
  id: ['listed'],
  title: ['listed', 'start', 'desk', 'results'],
  'topics[]': ['listed'],
  prompt: ['start', 'desk', 'results'],
  'script.reallyAsking': script,
  'script.bar.mid': script,
  'script.bar.senior': script,
  'script.bar.staff': script,
  'script.points[].id': script,
  'script.points[].point': script,
  'script.points[].listenFor': script,
  'script.points[].figures[]': script,
  'script.followUps[].id': script,
  'script.followUps[].ask': given,
  'script.followUps[].tests': script,
  'script.followUps[].goodAnswer': script,
  'script.hints[].id': script,
  'script.hints[].text': given,
  'script.redFlags[].id': script,
  'script.redFlags[].flag': script,
  'script.redFlags[].because': script,
  'script.figures[].value': script,
  'script.figures[].meaning': script,
  'script.curveball.ask': given,
  'script.curveball.listenFor': script,
  'criteria[].id': script,
  'criteria[].name': script,
  'criteria[].anchors[]': script,
  'startingBoard.parts[].id': board,
  'startingBoard.parts[].label': board,
  'startingBoard.arrows[].from': board,
  'startingBoard.arrows[].to': board,
  'startingBoard.arrows[].label': board,
  'study[].drill': results,

  'say.text': ['start'],
  'writeNote.text': ['desk', 'shared'],
  'writeNote.tags[]': ['desk', 'shared'],
  'score.sentence': script,
  'attachEvidence.note': script,
  'handInAsInterviewer.summary': results,
  'handInAsInterviewer.changes[].behaviour': results,
  'handInAsInterviewer.changes[].effect': results,
  'handInAsInterviewer.changes[].drill': results,
  'handInAsCandidate.comment': results,
}

const everyone = [ada, bob, sam, eve]

/** Which secrets are open to whom by now, told from what has happened: the one expectation that all taps search by. */
export class Openings {
  readonly #canaries: readonly Canary[]
  readonly #questions: readonly Question[]
  readonly #open = new Map(everyone.map((person) => [person, new Set<string>()]))
  readonly #shared = new Set<number>()

  /** Read as it grows: canaries may be added as long as the interview is not told further. */
  constructor(canaries: readonly Canary[], questions: readonly Question[]) {
    this.#canaries = canaries
    this.#questions = questions
  }

  isOpenTo(person: string, { text }: Canary): boolean {
    return this.#open.get(person)?.has(text) ?? false
  }

  /** What a command that was taken has opened, in the interview as it is then; without one, what is open from the start. */
  after(interview: Interview, command?: Command): void {
    const { current, stage, sealed, rounds } = interview
    if (command?.type === 'startRound') this.#openTo(everyone, current, 'start')
    if (command?.type === 'handInAsInterviewer' && command.shareNotes) this.#shared.add(command.round)
    this.#give(this.#putToTheCandidate(command, current))
    if (stage !== 'ended') this.#openTo([asksIn(interview, turnOf(interview)), sam], turnOf(interview), 'desk')
    if (!sealed) for (const round of rounds.keys()) this.#openResults(round)
  }

  #putToTheCandidate(command: Command | undefined, round: number): string | undefined {
    const script = this.#questions[round]?.script
    if (command?.type === 'askFollowUp') return script?.followUps.find(({ id }) => id === command.followUpId)?.ask
    if (command?.type === 'giveHint') return script?.hints.find(({ id }) => id === command.hintId)?.text
    return command?.type === 'dropCurveball' ? script?.curveball.ask : undefined
  }

  #give(text: string | undefined): void {
    if (text) for (const open of this.#open.values()) open.add(text)
  }

  #openResults(round: number): void {
    this.#openTo([ada, bob], round, 'results')
    if (this.#shared.has(round)) this.#openTo([ada, bob], round, 'shared')
  }

  #openTo(people: readonly string[], round: number, opening: Opening): void {
    const texts = this.#canaries.filter((canary) => canary.round === round && opensAt(canary, opening))
    for (const person of people) for (const { text } of texts) this.#open.get(person)?.add(text)
  }
}

/** What was taken back or written over is seen by who did so, and by nobody later on. */
const opensAt = ({ field, isGone }: Canary, opening: Opening): boolean =>
  (openings[field] ?? []).includes(opening) && !(isGone && opening !== 'desk')

/** Whether anyone may read this in the list of packs. */
export const isListed = ({ field }: Canary): boolean => openings[field]?.includes('listed') ?? false

export const asksIn = ({ rounds }: Interview, round: number): string =>
  rounds[round]?.interviewer === 'host' ? ada : bob
