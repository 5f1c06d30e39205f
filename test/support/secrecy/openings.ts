import type { Command } from '@dryrun/shared/interview/commands.ts'
import { type Interview, turnOf } from '@dryrun/shared/interview/interview.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { ada, bob, eve, sam } from '../domain/facts.ts'
import { type Canary, OF_PACK } from './canaries.ts'

/**
 * Who may read a field, and when.
 * `listed`: everyone, in the list of packs and on the page that prepares for one.
 * `start`: everyone in the room once the round has started.
 * `given`: everyone in the room once this text was shown to the candidate.
 * `desk`: the interviewer of that round, from its turn on, and the shadow they let in; of a pack, those of any round.
 * `results`: both players once the seal is broken; `notes` also needs the author's consent.
 * `share`: anyone with the link of a shared report; `shareScript` also needs the share to include the script.
 * `author`: whoever edits the pack.
 */
export type Opening = 'listed' | 'start' | 'given' | 'desk' | 'results' | 'notes' | 'share' | 'shareScript' | 'author'

const script: readonly Opening[] = ['desk', 'results', 'shareScript']
const given: readonly Opening[] = [...script, 'given']
const scriptId: readonly Opening[] = ['desk', 'results']
const judgement: readonly Opening[] = ['desk', 'results', 'share']
const paper: readonly Opening[] = ['results', 'share']
const board: readonly Opening[] = ['start', 'share']

/** A board of the script, which no candidate sees before the results. */
const boardOf = (path: string): Readonly<Record<string, readonly Opening[]>> =>
  Object.fromEntries(['parts[].id', 'parts[].label', 'arrows[].label'].map((field) => [`${path}.${field}`, scriptId]))

/** Every text of questions, packs and commands with its openings. A text without an entry is always secret. */
export const openings: Readonly<Record<string, readonly Opening[]>> = {
  id: ['listed'],
  title: ['listed', 'start', 'desk', 'results', 'share'],
  'topics[]': ['listed'],
  prompt: ['start', 'desk', 'results', 'share'],
  'plan[].name': ['start', 'desk', 'results', 'share'],
  'script.runCard.before.read': scriptId,
  'script.runCard.open': scriptId,
  'script.runCard.musts[].words': scriptId,
  'script.runCard.deciders[].words': scriptId,
  'script.runCard.disqualifier.words': scriptId,
  'script.runCard.dropCurveball': scriptId,
  'script.runCard.close': scriptId,
  'script.reallyAsking': script,
  'script.bar.mid': script,
  'script.bar.senior': script,
  'script.bar.staff': script,
  'script.facts[].id': scriptId,
  'script.facts[].ask': script,
  'script.facts[].tell': given,
  'script.points[].id': scriptId,
  'script.points[].point': script,
  'script.points[].listenFor': script,
  'script.points[].checks[].id': scriptId,
  'script.points[].checks[].check': script,
  'script.points[].figures[].value': script,
  'script.points[].figures[].source': scriptId,
  'script.points[].branches[].ifTheySay': scriptId,
  'script.points[].branches[].ask': scriptId,
  'script.points[].misquotes[].says': script,
  'script.points[].misquotes[].right': script,
  'script.points[].misquotes[].because': script,
  'script.followUps[].id': scriptId,
  'script.followUps[].ask': given,
  'script.followUps[].tests': script,
  'script.followUps[].goodAnswer': script,
  'script.followUps[].checks[].id': scriptId,
  'script.followUps[].checks[].check': script,
  'script.hints[].id': scriptId,
  'script.hints[].text': given,
  'script.redFlags[].id': scriptId,
  'script.redFlags[].flag': script,
  'script.redFlags[].because': script,
  'script.redFlags[].branches[].ifTheySay': scriptId,
  'script.redFlags[].branches[].ask': scriptId,
  'script.figures[].value': script,
  'script.figures[].meaning': script,
  'script.figures[].source': scriptId,
  'script.curveball.ask': given,
  'script.curveball.listenFor': script,
  'script.examples[].strong.answer': scriptId,
  'script.examples[].strong.because': scriptId,
  'script.examples[].weak.answer': scriptId,
  'script.examples[].weak.because': scriptId,
  ...boardOf('script.referenceBoard.board'),
  'script.referenceBoard.remarks[]': scriptId,
  'script.referenceBoard.variants[].id': scriptId,
  'script.referenceBoard.variants[].name': scriptId,
  'script.referenceBoard.variants[].instead': scriptId,
  'script.referenceBoard.variants[].because': scriptId,
  ...boardOf('script.referenceBoard.variants[].board'),
  'script.worksheet.inputs[].name': scriptId,
  'script.worksheet.inputs[].label': scriptId,
  'script.worksheet.inputs[].unit': scriptId,
  'script.worksheet.inputs[].source': scriptId,
  'script.worksheet.sums[].name': scriptId,
  'script.worksheet.sums[].label': scriptId,
  'script.worksheet.sums[].unit': scriptId,
  'script.worksheet.sums[].decides': scriptId,
  'criteria[].id': judgement,
  'criteria[].name': judgement,
  'criteria[].anchors[][]': judgement,
  'startingBoard.parts[].id': board,
  'startingBoard.parts[].label': board,
  'startingBoard.arrows[].from': board,
  'startingBoard.arrows[].to': board,
  'startingBoard.arrows[].label': board,
  'study[].drill': ['results', 'shareScript'],
  // No room shows them yet.
  'pads[].id': ['author'],
  'pads[].title': ['author'],
  'pads[].language': ['author'],
  'pads[].text': ['author'],

  'forCandidates.mistakes[].mistake': ['listed'],
  'forCandidates.mistakes[].instead': ['listed'],
  'forCandidates.prepare[].advice': ['listed'],
  'forCandidates.prepare[].how': ['listed'],
  'equivalents[].id': ['desk'],
  'equivalents[].job': ['desk'],
  'equivalents[].names[].where': ['desk'],
  'equivalents[].names[].name': ['desk'],
  'equivalents[].differs': ['desk'],
  'equivalents[].source': ['desk'],

  'say.text': ['start'],
  'writeNote.text': ['desk', 'notes'],
  'writeNote.tags[]': ['desk', 'notes'],
  'score.sentence': judgement,
  'attachEvidence.note': judgement,
  'handInAsInterviewer.summary': paper,
  'handInAsInterviewer.changes[].behaviour': paper,
  'handInAsInterviewer.changes[].effect': paper,
  'handInAsInterviewer.changes[].drill': paper,
  'handInAsCandidate.comment': ['results'],
}

const everyone = [ada, bob, sam, eve]

/** Which secrets each person may read by now, derived from the events. The one expectation of all taps. */
export class Openings {
  readonly #canaries: readonly Canary[]
  readonly #questions: readonly Question[]
  readonly #open = new Map(everyone.map((person) => [person, new Set<string>()]))
  readonly #given = new Set<string>()
  readonly #withNotes = new Set<number>()

  /** Reads `canaries` live: more may be added until the interview proceeds. */
  constructor(canaries: readonly Canary[], questions: readonly Question[]) {
    this.#canaries = canaries
    this.#questions = questions
  }

  isOpenTo(person: string, { text }: Canary): boolean {
    return this.#open.get(person)?.has(text) ?? false
  }

  /**
   * Opens what an accepted command reveals, in the interview after it; without a command, what is open from the start.
   */
  after(interview: Interview, command?: Command): void {
    const { current, stage, sealed } = interview
    if (command?.type === 'startRound') this.#openTo(everyone, current, 'start')
    if (command?.type === 'handInAsInterviewer' && command.shareNotes) this.#withNotes.add(command.round)
    this.#give(this.#putToTheCandidate(command, current))
    const rounds = stage === 'ended' ? [] : [turnOf(interview), OF_PACK]
    for (const round of rounds) this.#openTo(desksIn(interview), round, 'desk')
    if (!sealed) for (const round of interview.rounds.keys()) this.#openResults(round)
  }

  /** A person has the link of a shared report, with or without its script. */
  afterShare(reader: string, withScript: boolean): void {
    this.#open.set(reader, new Set(this.#given))
    for (const round of this.#questions.keys())
      this.grant(reader, round, 'share', ...(withScript ? (['shareScript'] as const) : []))
  }

  /** Opens fields of a round to a person who has access without a seat. */
  grant(person: string, round: number, ...granted: readonly Opening[]): void {
    if (!this.#open.has(person)) this.#open.set(person, new Set())
    for (const opening of granted) this.#openTo([person], round, opening)
  }

  #putToTheCandidate(command: Command | undefined, round: number): string | undefined {
    const script = this.#questions[round]?.script
    if (command?.type === 'tellFact') return script?.facts.find(({ id }) => id === command.factId)?.tell
    if (command?.type === 'askFollowUp') return script?.followUps.find(({ id }) => id === command.followUpId)?.ask
    if (command?.type === 'giveHint') return script?.hints.find(({ id }) => id === command.hintId)?.text
    return command?.type === 'dropCurveball' ? script?.curveball.ask : undefined
  }

  #give(text: string | undefined): void {
    if (!text) return
    this.#given.add(text)
    for (const person of everyone) this.#open.get(person)?.add(text)
  }

  #openResults(round: number): void {
    this.#openTo([ada, bob], round, 'results')
    if (this.#withNotes.has(round)) this.#openTo([ada, bob], round, 'notes')
  }

  #openTo(people: readonly string[], round: number, opening: Opening): void {
    const texts = this.#canaries.filter((canary) => canary.round === round && opensAt(canary, opening))
    for (const person of people) for (const { text } of texts) this.#open.get(person)?.add(text)
  }
}

/** A retracted or replaced text opens to its author alone. */
const opensAt = ({ field, isGone }: Canary, opening: Opening): boolean =>
  (openings[field] ?? []).includes(opening) && !(isGone && opening !== 'desk')

export const isListed = ({ field }: Canary): boolean => openings[field]?.includes('listed') ?? false

/** The interviewer, and the shadow while Ada, who let him in, interviews. */
function desksIn(interview: Interview): readonly string[] {
  const asks = asksIn(interview, turnOf(interview))
  return asks === ada ? [asks, sam] : [asks]
}

export const asksIn = ({ rounds }: Interview, round: number): string =>
  rounds[round]?.interviewer === 'host' ? ada : bob
