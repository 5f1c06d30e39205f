import { timelineMarkdown } from '@dryrun/server/replay/model/timeline-markdown.ts'
import { boardGraph } from '@dryrun/shared/drawing/board-graph.ts'
import type { RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { TimelineFold } from '@dryrun/shared/timeline/timeline.ts'
import { sentenceOf } from '@dryrun/shared/timeline/timeline-line.ts'
import { describe, expect, it, vi } from 'vitest'
import { commandsOf, logOf } from '../bench/drawing.ts'
import { diceOf } from '../support/domain/dice.ts'
import { ada, bob, box, questionOf, sam } from '../support/domain/facts.ts'
import { Rehearsal } from '../support/domain/rehearsal.ts'
import { replay } from '../support/domain/replay.ts'
import { timelineOf } from '../support/domain/timeline-of.ts'
import { draws, framesOf, isNew, labelled, linesOf, momentAt, type Then, types } from '../support/domain/told.ts'
import { dated, wholeInterview } from '../support/domain/whole-interview.ts'

vi.mock('@dryrun/shared/drawing/board-graph.ts', async (original) => {
  const actual = await original<typeof import('@dryrun/shared/drawing/board-graph.ts')>()
  return { ...actual, boardGraph: vi.fn(actual.boardGraph) }
})

const told: readonly Then[] = [
  [30, ada, { type: 'phaseMoved', phase: 'requirements' }],
  [40, bob, { type: 'said', text: 'May I assume\none region?' }],
  [50, bob, { type: 'paused' }],
  [80, ada, { type: 'resumed' }],
  [90, ada, { type: 'followUpAsked', followUpId: 'f1' }],
  [95, ada, { type: 'hintGiven', hintId: 'h1' }],
  [98, ada, { type: 'curveballDropped' }],
  [99, bob, { type: 'paused' }],
  [120, ada, { type: 'interviewEnded' }],
]
const newText = (n: number) => isNew(box(`t${n}`, { type: 'text', text: 'w', isDeleted: false }))
const openLines = [
  '0 round 1 began: About orders',
  '0 began with Introduction',
  '30 moved to Requirements',
  '40 said: May I assume one region?',
  '50 the clock was paused',
  '80 the clock ran again',
  '90 asked:  ask 1',
  '95 gave a hint:  nudge',
  '98 changed a requirement:  ten times the load',
  '99 the clock was paused',
  '120 the round ended',
  '120 the interview ended',
].map((line) => line.replace(/: +/, ': '))

const hidden: readonly Then[] = [
  [10, ada, { type: 'pointTicked', pointId: 'p1', how: 'unprompted' }],
  [12, ada, { type: 'pointTicked', pointId: 'p1', how: 'hinted' }],
  [14, ada, { type: 'pointUnticked', pointId: 'p1' }],
  [16, ada, { type: 'flagRaised', flagId: 'r1' }],
  [18, ada, { type: 'flagWithdrawn', flagId: 'r1' }],
  [18.5, ada, { type: 'misquoteHeard', pointId: 'p1', nth: 1 }],
  [19, ada, { type: 'misquoteWithdrawn', pointId: 'p1', nth: 1 }],
  [20, ada, { type: 'noteWritten', round: 0, noteId: 'n', text: 'Asked first', tags: ['calm'] }],
  [24, ada, { type: 'noteWritten', round: 0, noteId: 'n', text: 'Asked for numbers first', tags: [] }],
  [26, ada, { type: 'noteRemoved', round: 0, noteId: 'n' }],
  [30, ada, { type: 'scored', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: '' }],
  [31, ada, { type: 'scored', round: 0, dimension: 'deep-dive', level: 4, how: 'prompted', sentence: 'Knew' }],
  [33, ada, { type: 'scored', round: 0, dimension: 'deep-dive', level: 4, how: 'prompted', sentence: 'Knew why' }],
  [
    40,
    ada,
    { type: 'evidenceAttached', round: 0, evidenceId: 'e', dimension: 'deep-dive', note: 'here', at: momentAt(35) },
  ],
  [44, ada, { type: 'evidenceRemoved', round: 0, evidenceId: 'e' }],
  [50, ada, { type: 'scored', round: 0, dimension: 'deep-dive', level: null, how: null, sentence: '' }],
]

describe('what happened in the room', () => {
  it('[TL10] rounds, phases, pauses, questions, hints and talk are told at their moment, with who did it', () => {
    const lines = timelineOf(framesOf(told))
    expect(linesOf(framesOf(told)).map((line) => line.replace(/: +/, ': '))).toEqual(openLines)
    expect(lines.filter(({ kind }) => kind === 'chat').map(({ by }) => by)).toEqual([bob])
    expect(lines.filter(({ kind }) => kind === 'followUp' || kind === 'hint').map(({ by }) => by)).toEqual([ada, ada])
  })

  it('[TL10] a line reads as a sentence with the name of who did it, where that is known', () => {
    const [began, , , said] = timelineOf(framesOf(told))
    const nameOf = (id: string) => (id === bob ? 'Bob' : undefined)
    expect(sentenceOf(said!, nameOf)).toBe('Bob said: May I assume one region?')
    expect(sentenceOf(began!, nameOf)).toBe('Round 1 began: About orders')
    expect(sentenceOf({ ...said!, by: 'gone' }, nameOf)).toBe('Said: May I assume one region?')
  })

  it('[TL11] points, flags, notes, scores and moments are told to eyes that see the desk, and to no others', () => {
    const lines = linesOf(framesOf(hidden, ada)).slice(2)
    expect(lines).toEqual([
      '10 heard “point 1”, unprompted',
      '12 corrected “point 1”: heard after a hint',
      '14 took back “point 1”',
      '16 raised a red flag: “flag 1”',
      '18 withdrew the red flag “flag 1”',
      '18.5 heard a mistake: “wrong 2”',
      '19 took back the mistake “wrong 2”',
      '20 noted: Asked first · “calm”',
      '24 rewrote a note: Asked for numbers first',
      '26 removed the note Asked for numbers first',
      '33 scored Deep dive 4, after a question: Knew why',
      '35 tied this moment to Deep dive: here',
      '44 took back a moment for Deep dive',
      '50 took back the score for Deep dive',
    ])
    expect(timelineOf(framesOf(hidden, ada)).every(({ by, kind }) => kind === 'round' || by === ada)).toBe(true)
    expect(linesOf(framesOf(hidden, bob))).toEqual(openLines.slice(0, 2))
  })
})

describe('through a whole interview', () => {
  it('[TL11] nobody reads a secret in it before the seal breaks that was not given to them', async () => {
    const rehearsal = await Rehearsal.open({
      questions: [questionOf('orders', 'SECRET'), questionOf('chat', 'SECRET')],
    })
    const words = (field: string) => `SECRET ${field}`
    for (const { by, command } of wholeInterview([questionOf('orders'), questionOf('chat')], words, false)) {
      rehearsal.now += 7_000
      await rehearsal.do(by, dated(command, rehearsal.room.interview))
    }
    const given = /^(said|told a fact|asked|gave a hint|changed a requirement):/
    const secretsOf = (person: string) =>
      timelineOf(replay(rehearsal.entries(), person))
        .map((line) => line.words)
        .filter((line) => line.includes('SECRET') && !given.test(line))
    expect(secretsOf(bob)).toEqual([])
    expect(secretsOf(ada).length).toBeGreaterThan(20)
    expect(secretsOf(sam)).toEqual(secretsOf(ada))
  })

  it('[TL12] the same frames give the same lines, listened to live or told later', () => {
    const frames = framesOf([
      ...told.slice(0, -1),
      ...[100, 101, 104, 104.5, 109].map((second, place) => draws(second, ...labelled(`b${place}`, `Box ${place}`))),
      [110, ada, { type: 'interviewEnded' }],
    ])
    for (let seed = 1; seed <= 50; seed++) {
      const dice = diceOf(seed)
      const teller = new TimelineFold()
      const lines = frames.flatMap((frame, place) => {
        const heard = teller.apply(structuredClone(frame))
        const until = frames[place + 1]?.at ?? frame.at
        return [...heard, ...teller.rest(frame.at + dice.below(until - frame.at + 1))]
      })
      lines.push(...teller.finish())
      expect([seed, lines.sort((a, b) => a.at - b.at)]).toEqual([seed, timelineOf(frames)])
    }
  })

  it('[TL13] however much is drawn, dragged and written, the board is read once a second at most', () => {
    const dragged = [...replay(logOf('i', commandsOf(300, 6_000)), bob)]
    const written = framesOf(
      Array.from({ length: 3_000 }, (_, n) => draws(n / 30, n < 50 ? newText(n) : types(`t${n % 50}`, `word ${n}`))),
    )
    for (const [frames, most] of [
      [dragged, 5],
      [written, 105],
    ] as const) {
      vi.mocked(boardGraph).mockClear()
      timelineOf(frames)
      expect(vi.mocked(boardGraph).mock.calls.length).toBeLessThan(most)
    }
    expect(timelineOf(written).length).toBeGreaterThan(50)
  })
})

describe('as a file', () => {
  it('[TL15] as Markdown every line has the time on its round’s clock, and nothing that people wrote becomes markup', () => {
    const head = {
      interview: { id: 'i', title: '<Practice> on *Friday*', targetLevel: 'senior' },
      eyes: 'own',
      people: [{ id: bob, name: '[Bob](x)', seat: 'guest', role: 'candidate' }],
      chapters: [
        {
          round: 0,
          title: 'About #1',
          interviewer: ada,
          candidate: bob,
          startedAt: momentAt(0),
          endedAt: momentAt(120),
          pauses: [{ from: momentAt(50), to: momentAt(80) }],
          visits: [],
        },
      ],
    } as unknown as RecordingHead
    const frames = framesOf([
      [50, bob, { type: 'paused' }],
      [80, bob, { type: 'resumed' }],
      [85, bob, { type: 'said', text: '![x](http://x)\n# <img>' }],
      draws(95, ...labelled('a', '*API* | `x`')),
    ])
    expect(timelineMarkdown(head, timelineOf(frames))).toBe(
      [
        '# \\<Practice\\> on \\*Friday\\*',
        'The interview in words, as you saw it. Target level: Senior.',
        '## Round 1: About \\#1',
        'The interviewer asks, \\[Bob\\](x) answers.',
        [
          '* **0:00** Round 1 began: About orders',
          '* **0:00** Began with Introduction',
          '* **0:50** The clock was paused',
          '* **0:50** The clock ran again',
          '* **0:55** \\[Bob\\](x) said: \\!\\[x\\](http://x) \\# \\<img\\>',
          '* **1:05** Added “\\*API\\* \\| \\`x\\`” (rectangle)',
        ].join('\n'),
        '',
      ]
        .join('\n\n')
        .replace(/\n\n$/, '\n'),
    )
  })
})
