import { targetText } from '@dryrun/shared/format.ts'
import { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import {
  dimensions,
  kinds,
  levels,
  listed,
  nameOf,
  type Option,
  phases,
  priorities,
  type Reader,
} from './form-options.ts'
import type { Path } from './pack-text.ts'

/** What the form shows of a question. Paths are within the question, those of an entry within the entry. */

export type Field = Readonly<{ key: Path; label: string }> &
  (
    | Readonly<{ as: 'line' | 'text' | 'month' | 'number' | 'flag' | 'lines' }>
    | Readonly<{ as: 'choice' | 'choices'; options: (read: Reader) => readonly Option[]; usual?: string }>
  )

export type Entries = Readonly<{
  key: Path
  title: string
  /** Such as "point". Ids of new entries are made of it. */
  noun: string
  /** The field whose text names an entry. */
  name: string
  fields: readonly Field[]
  parts?: readonly Entries[]
  /** A new entry, without its id. */
  empty: Readonly<Record<string, unknown>>
  hasId: boolean
}>

export type Section = Readonly<{
  title: string
  isOpen?: boolean
  path: Path
  fields?: readonly Field[]
  entries?: Entries
  /** Of a part that may be absent: what it begins with. */
  start?: unknown
}>

const line = (label: string, ...key: Path): Field => ({ as: 'line', label, key })
const text = (label: string, ...key: Path): Field => ({ as: 'text', label, key })
const number = (label: string, ...key: Path): Field => ({ as: 'number', label, key })

const timing: readonly Field[] = [
  { as: 'choice', label: 'Priority', key: ['priority'], options: priorities, usual: 'should' },
  { as: 'choice', label: 'Phase', key: ['phase'], options: phases },
  number('Minutes', 'minutes'),
]

const checks: Entries = {
  key: ['checks'],
  title: 'Checks, in at most nine words each',
  noun: 'check',
  name: 'check',
  fields: [line('Check', 'check'), { as: 'choice', label: 'Level', key: ['level'], options: levels }],
  empty: { check: '', level: 'senior' },
  hasId: true,
}

const facts: Entries = {
  key: ['script', 'facts'],
  title: 'Facts to tell when asked',
  noun: 'fact',
  name: 'ask',
  fields: [
    line('The candidate asks', 'ask'),
    text('Tell', 'tell'),
    { as: 'flag', label: 'Gives a point away', key: ['impliesSecret'] },
  ],
  empty: { ask: '', tell: '' },
  hasId: true,
}

const points: Entries = {
  key: ['script', 'points'],
  title: 'Points to listen for',
  noun: 'point',
  name: 'point',
  fields: [line('Point', 'point'), text('Listen for', 'listenFor'), ...timing],
  parts: [checks],
  empty: { point: '', listenFor: '' },
  hasId: true,
}

const followUps: Entries = {
  key: ['script', 'followUps'],
  title: 'Follow-ups',
  noun: 'follow-up',
  name: 'ask',
  fields: [text('Ask', 'ask'), text('Tests', 'tests'), text('A good answer', 'goodAnswer'), ...timing],
  parts: [checks],
  empty: { ask: '', tests: '', goodAnswer: '' },
  hasId: true,
}

const redFlags: Entries = {
  key: ['script', 'redFlags'],
  title: 'Red flags',
  noun: 'flag',
  name: 'flag',
  fields: [line('Flag', 'flag'), text('Because', 'because')],
  empty: { flag: '', because: '' },
  hasId: true,
}

const figures: Entries = {
  key: ['script', 'figures'],
  title: 'Numbers to listen for',
  noun: 'number',
  name: 'value',
  fields: [
    line('Number', 'value'),
    text('Meaning', 'meaning'),
    line('Source', 'source'),
    { as: 'month', label: 'As of, such as 2026-11', key: ['asOf'] },
  ],
  empty: { value: '', meaning: '' },
  hasId: false,
}

const study: Entries = {
  key: ['study'],
  title: 'Drills for weak dimensions',
  noun: 'drill',
  name: 'drill',
  fields: [{ as: 'choice', label: 'Dimension', key: ['dimension'], options: dimensions }, text('Drill', 'drill')],
  empty: { dimension: 'communication', drill: '' },
  hasId: false,
}

const hear = (nth: number): readonly Field[] => [
  { as: 'choice', label: `Must hear ${nth + 1}`, key: ['musts', nth, 'point'], options: listed('points', 'point') },
  line(`Must hear ${nth + 1}, in a few words`, 'musts', nth, 'words'),
]
const ask = (nth: number): readonly Field[] => [
  {
    as: 'choice',
    label: `Decides ${nth + 1}`,
    key: ['deciders', nth, 'followUp'],
    options: listed('followUps', 'ask'),
  },
  line(`Decides ${nth + 1}, in a few words`, 'deciders', nth, 'words'),
]
const flag: readonly Field[] = [
  { as: 'choice', label: 'Disqualifies', key: ['disqualifier', 'flag'], options: listed('redFlags', 'flag') },
  line('Disqualifies, in a few words', 'disqualifier', 'words'),
]

const runCard: Section = {
  title: 'Run card, in at most 120 words',
  path: ['script', 'runCard'],
  fields: [
    text('Read before', 'before', 'read'),
    number('Minutes to read before', 'before', 'minutes'),
    text('Open with', 'open'),
    ...[0, 1, 2].flatMap(hear),
    ...[0, 1].flatMap(ask),
    ...flag,
    line('When to send the curveball', 'dropCurveball'),
    text('Close with', 'close'),
  ],
  start: {
    before: { minutes: 12, read: '' },
    open: '',
    musts: [0, 1, 2].map(() => ({ point: '', words: '' })),
    deciders: [0, 1].map(() => ({ followUp: '', words: '' })),
    disqualifier: { flag: '', words: '' },
    dropCurveball: '',
    close: '',
  },
}

const steps = ['nudge', 'lead', 'show']

const ofEntries = (entries: Entries): Section => ({ title: entries.title, path: entries.key, entries })

export const sections: readonly Section[] = [
  {
    title: 'Question',
    isOpen: true,
    path: [],
    fields: [
      line('Title', 'title'),
      { as: 'choice', label: 'Kind', key: ['kind'], options: kinds },
      { as: 'choices', label: 'Levels', key: ['levels'], options: levels },
      { as: 'lines', label: 'Topics', key: ['topics'] },
      text('Prompt', 'prompt'),
    ],
  },
  {
    title: 'Intent and bar',
    path: ['script'],
    fields: [
      text('What is really being asked', 'reallyAsking'),
      ...TargetLevel.options.map((level) => text(`Bar: ${targetText[level]}`, 'bar', level)),
    ],
  },
  runCard,
  ...[facts, points, followUps].map(ofEntries),
  {
    title: 'Hints',
    path: ['script', 'hints'],
    fields: steps.map((step, nth) => text(nameOf(step), nth, 'text')),
    start: steps.map((step) => ({ id: step, step, text: '' })),
  },
  ofEntries(redFlags),
  {
    title: 'Curveball',
    path: ['script', 'curveball'],
    fields: [text('Ask', 'ask'), text('Listen for', 'listenFor')],
  },
  ...[figures, study].map(ofEntries),
]

export const newQuestion = (id: string): unknown => ({
  id,
  title: '',
  kind: 'design',
  topics: [],
  levels: ['senior'],
  prompt: '',
  script: {
    reallyAsking: '',
    bar: { mid: '', senior: '', staff: '' },
    facts: [],
    points: [],
    followUps: [],
    hints: steps.map((step) => ({ id: step, step, text: '' })),
    redFlags: [],
    figures: [],
    curveball: { ask: '', listenFor: '' },
  },
  study: [],
})
