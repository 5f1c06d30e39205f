import { howText, isolated, levelsText, levelText, mss, shownText, targetText } from '../format.ts'
import type { Level } from '../interview/terms.ts'
import { block, inline, table } from './markdown.ts'
import type { Party, ReportRound, ReportScore, ReportScript, ReportView } from './report-view.ts'

export function reportMarkdown({ title, packTitle, targetLevel, rounds }: ReportView): string {
  const head = [
    `# ${inline(isolated(title))}`,
    `Target level: ${targetText[targetLevel]}. Questions from ${inline(packTitle)}.`,
  ]
  return `${[...head, ...rounds.flatMap((round) => roundLines(round, targetText[targetLevel]))].join('\n\n')}\n`
}

const roundLines = (round: ReportRound, target: string): string[] => [
  `## Round ${round.index + 1}: ${inline(round.title)}`,
  `${whoDid(round)}. Lasted ${mss(round.length)}.`,
  `**${levelText[round.call]} for ${target.toLowerCase()}**${weightedWords(round)}`,
  ...(round.summary ? [block(round.summary)] : []),
  ...section(
    'What to change next time',
    round.changes.map(({ clock, behaviour, effect, drill }) =>
      item(
        clock,
        `**${inline(behaviour)}**`,
        effect && `Impact: ${inline(effect)}`,
        drill && `Practice: ${inline(drill)}`,
      ),
    ),
  ),
  ...scoreLines(round),
  ...section(
    'What to study next',
    round.study.flatMap(({ name, level, drills, next }) => [
      `- **${inline(name)}** (${level})${next ? `: one level more is “${inline(next)}”` : ''}`,
      ...drills.map((drill) => `  - ${inline(drill)}`),
    ]),
  ),
  '### Minutes',
  table(
    ['Phase', 'Planned', 'Spent'],
    round.phases.map(({ name, planned, spent }) => [inline(name), mss(planned), mss(spent)]),
  ),
  ...section(
    'Facts given',
    round.shown.filter(({ kind }) => kind === 'fact').map(({ clock, text }) => item(clock, inline(text))),
  ),
  ...section('Questions asked', shownLines(round)),
  ...scriptLines(round),
  ...section(
    'Board facts',
    round.facts.flatMap(({ words, moments }) => [
      `- ${inline(words)}`,
      ...moments.map((moment) => `  - ${mss(moment.clock)} ${inline(moment.words)}`),
    ]),
  ),
  ...section(
    'The interviewer’s notes',
    round.notes.map(({ clock, text, tags }) => item(clock, inline([...tags, text].filter(Boolean).join(' · ')))),
  ),
  ...interviewingLines(round),
]

const whoDid = ({ alone, interviewer, candidate }: ReportRound): string =>
  alone
    ? `${nameOf(candidate)} answered alone, ${nameOf(interviewer)} reviewed`
    : `${nameOf(interviewer)} asked, ${nameOf(candidate)} answered`

const nameOf = ({ name, you }: Party): string => (you ? 'You' : inline(isolated(name)))

const weightedWords = ({ weighted }: ReportRound): string =>
  weighted === null ? '' : ` (${weighted.toFixed(1)} of 4, the scores weighted; the call is the interviewer’s own)`

const section = (heading: string, items: readonly string[]): string[] =>
  items.length ? [`### ${heading}`, items.join('\n')] : []

const item = (clock: number, words: string, ...more: string[]): string =>
  [`- ${mss(clock)} ${words}`, ...more.filter(Boolean).map((each) => `  - ${each}`)].join('\n')

function scoreLines({ scores }: ReportRound): string[] {
  const said = (level: Level | null) => (level === null ? '–' : `${level}`)
  const rows = scores.map(({ name, weight, level, notAsked, self, previous }) => [
    inline(name),
    `${weight}`,
    notAsked ? 'not asked' : said(level),
    said(self),
    said(previous),
  ])
  const reasons = scores.flatMap((score) => (score.level === null ? [] : [reasonLines(score, score.level)]))
  return [
    '### Scores',
    table(['Dimension', 'Weight', 'Interviewer', 'Candidate', 'Before'], rows),
    ...(reasons.length ? [reasons.join('\n')] : []),
  ]
}

function reasonLines({ name, anchor, parts, how, sentence, evidence }: ReportScore, level: Level): string {
  const more = [
    anchor && inline(anchor),
    ...(parts ? partLines(parts, level) : []),
    sentence && `“${inline(sentence)}”`,
    how && `Came up ${howText[how]}`,
    ...evidence.map(({ clock, note }) => `${mss(clock)} ${inline(note)}`),
  ]
  return [
    `- **${inline(name)}**: ${level}, ${levelText[level].toLowerCase()}`,
    ...more.filter(Boolean).map((each) => `  - ${each}`),
  ].join('\n')
}

const partLines = ({ level, observed, missing }: NonNullable<ReportScore['parts']>, given: Level): string[] => [
  level === given ? '' : `The observed parts come to ${level}; the interviewer overruled this`,
  observed.length ? `Observed: ${inline(observed.map(({ part }) => part).join('; '))}` : '',
  missing.length ? `Missing for ${level + 1}: ${inline(missing.map(({ part }) => part).join('; '))}` : '',
]

const shownLines = ({ shown }: ReportRound): string[] =>
  shown
    .filter(({ kind }) => kind !== 'fact')
    .map(({ kind, clock, text, behind }) =>
      item(
        clock,
        `${shownText[kind]}: ${inline(text)}`,
        behind?.tests ? `Tests: ${inline(behind.tests)}` : '',
        behind ? `A good answer: ${inline(behind.goodAnswer)}` : '',
      ),
    )

function scriptLines({ script, coverage, alone }: ReportRound): string[] {
  const { unprompted, prompted, hinted, unheard, levels } = coverage
  const heard = unprompted + prompted + hinted
  const counts = `${heard} of ${heard + unheard} points heard: ${unprompted} unprompted, ${prompted} after a question, ${hinted} after a hint.`
  // Points and checks are ticked during the round, so a solo interview has no coverage.
  const listened = alone ? [] : [counts, ...(levels ? [`Parts of good answers heard: ${levelsText(levels)}.`] : [])]
  if (!script) return alone ? [] : ['### What was listened for', ...listened]
  return [
    '### What was really being asked',
    block(script.reallyAsking),
    `What the target level takes: ${inline(script.bar)}`,
    alone ? '### What to listen for' : '### What was listened for',
    ...listened,
    script.points
      .map(
        ({ point, heard: at }) =>
          `- ${inline(point)}${alone ? '' : `: ${at ? `heard at ${mss(at.clock)}, ${howText[at.how]}` : 'not heard'}`}`,
      )
      .join('\n'),
    ...section('Parts of a good answer', answerLines(script, levels !== undefined)),
    ...section(
      'Facts not given',
      (script.untold ?? []).map(({ ask, tell }) => `- **${inline(ask)}** ${inline(tell)}`),
    ),
    ...section(
      'Red flags seen',
      script.flags.map(({ clock, flag, because }) => item(clock, `**${inline(flag)}**`, inline(because))),
    ),
    ...section(
      'Misquotes heard',
      (script.misquotes ?? []).map(({ clock, says, right, because }) =>
        item(clock, `**${inline(says)}**`, `Right: ${inline(`${right} ${because}`)}`),
      ),
    ),
    ...section(
      'What was not used',
      script.unused.map(({ kind, text }) => `- ${shownText[kind]}: ${inline(text)}`),
    ),
  ]
}

const answerLines = ({ answers = [] }: ReportScript, isTicked: boolean): string[] =>
  answers.flatMap(({ item: asked, checks }) => [
    `- **${inline(asked)}**`,
    ...checks.map(({ check, level, heard }) => {
      const when = heard === null ? 'not heard' : `heard at ${mss(heard)}`
      return `  - ${inline(check)} (${targetText[level]})${isTicked ? `: ${when}` : ''}`
    }),
  ])

const interviewingLines = ({ interviewing }: ReportRound): string[] =>
  interviewing
    ? [
        '### Interviewer rating',
        `${interviewing.rating} of 5.`,
        ...(interviewing.comment ? [block(interviewing.comment)] : []),
      ]
    : []
