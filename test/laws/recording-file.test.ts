import { readRecording } from '@dryrun/server/replay/model/recording-file.ts'
import type { RecordingFile } from '@dryrun/shared/replay/recording.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { box } from '../support/domain/facts.ts'
import { recordingFile } from '../support/domain/recording-bundle.ts'
import { asSent } from '../support/domain/tab.ts'

type Path = readonly (string | number)[]
type Wrong = readonly [what: string, Path, value: unknown]

let sound: RecordingFile
beforeAll(async () => {
  sound = await recordingFile()
})

function withAt(path: Path, value: unknown): unknown {
  const file = structuredClone(sound) as unknown
  let part = file as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) part = part[key] as typeof part
  part[path.at(-1) ?? ''] = value
  return file
}
const faultWith = (path: Path, value: unknown) => {
  const read = readRecording(withAt(path, value))
  return 'fault' in read ? read.fault : undefined
}

it('[RC1] what is exported can be brought along again, as it was', () => {
  const read = readRecording(asSent(sound))
  expect('file' in read && asSent(read.file)).toEqual(asSent(sound))
})

it('[PA21] a recording has the observed parts, and a part without end is refused', () => {
  const { frames } = sound.tracks[0] ?? { frames: [] }
  const place = frames.findIndex(({ put }) => JSON.stringify(put ?? {}).includes('"seen":[[]'))
  expect(place).toBeGreaterThan(0)
  const scores = frames[place]?.put?.scores as Record<string, object>
  const [row = '', score] = Object.entries(scores)[0] ?? []
  const seenIn = (seen: unknown) => faultWith(['tracks', 0, 'frames', place, 'put', 'scores', row], { ...score, seen })
  expect(seenIn([[], [], [1, 2, 3], []])).toBeUndefined()
  for (const seen of [[[], [], [5], []], [[], [], [1, 2, 3, 4, 1], []], [[], []], 'all'])
    expect(seenIn(seen)).toBeTruthy()
})

describe('a file that somebody has written by hand', () => {
  const frames = ['tracks', 0, 'frames'] as const
  const whole = [...frames, 0] as const
  const patches = [...whole, 'board', 'patches'] as const
  const wrong: Wrong[] = [
    ['another format', ['format'], 'excalidraw'],
    ['a later version', ['version'], 3],
    ['a part that is not known', ['extra'], 1],
    ['no track', ['tracks'], []],
    ['no frame', frames, []],
    ['a step in place of everything', whole, { version: 1, at: 0 }],
    ['a version that does not follow', [...frames, 1, 'version'], 99],
    ['a time before the one before it', [...frames, 1, 'at'], 5],
    ['a time after the end', [...frames, 1, 'at'], 9e14],
    ['a number without end', [...frames, 1, 'at'], Number.POSITIVE_INFINITY],
    ['a lens that is none', [...whole, 'set', 'lens'], 'host'],
    ['a candidate with a desk', [...whole, 'set', 'lens'], 'candidate'],
    ['an interviewer without a script', [...whole, 'set', 'question'], undefined],
    ['a result before the seal', [...whole, 'set', 'results'], [{}]],
    ['a broken seal', [...whole, 'set', 'interview', 'sealed'], false],
    ['a field that no view has', [...whole, 'set', 'html'], '<script>'],
    ['a text that is an object', [...whole, 'set', 'round', 'title'], { toString: 'x' }],
    ['a text without end', [...whole, 'set', 'round', 'prompt'], 'x'.repeat(30_000)],
    ['a step that takes the lens away', [...frames, 1, 'set'], { lens: 'audience' }],
    ['a list that is none', [...frames, 1, 'set'], { chat: 'hello' }],
    ['an addition to what is no list', [...frames, 1, 'add'], { round: [1] }],
    ['a replacement of what no step replaces', [...frames, 1, 'put'], { plan: [] }],
    ['a replacement on nothing', ['tracks', 1, 'frames', 1, 'put'], { notes: [] }],
    ['a replacement of no field of a round', [...frames, 1, 'put'], { round: { html: 'x' } }],
    ['a removal from nothing', ['tracks', 1, 'frames', 1, 'drop'], { notes: [] }],
    ['a removal of the round', [...frames, 1, 'drop'], { round: ['title'] }],
    ['an addition to nothing', ['tracks', 1, 'frames', 1, 'add'], { notes: [] }],
    ['a page in a page', patches, [{ id: 'a', element: { ...box('a'), type: 'iframe' } }]],
    ['a link that runs', patches, [{ id: 'a', element: box('a', { link: 'javascript:alert(1)' }) }]],
    ['a place without end', patches, [{ id: 'a', element: box('a', { x: Number.NaN }) }]],
    ['data of somebody’s own', patches, [{ id: 'a', element: { ...box('a'), customData: {} } }]],
    ['an element under another id', patches, [{ id: 'a', element: box('b') }]],
    ['a pointer without end', ['pointing'], [{ at: 1, by: 'a', cursor: [1e300, 0], viewport: null }]],
    ['a drawing with scripts', ['images'], [{ id: 'a', type: 'image/svg+xml', base64: '' }]],
    ['a report that is none', ['report'], { rounds: 'many' }],
    ['a marker of no kind', ['tracks', 0, 'head', 'markers'], [{ kind: 'x', round: 0, at: 0, words: '', ref: null }]],
  ]

  it.each(wrong)(
    '[RC2] a file that differs from the format is refused, with the place that is wrong: %s',
    (_, path, value) => {
      const fault = faultWith(path, value)
      expect(fault).toBeTruthy()
      if (path[0] === 'tracks' && path.length > 2) expect(fault).toContain(`tracks.${path[1]}.`)
    },
  )

  it('[RC2] what is no object at all is refused too', () => {
    for (const raw of [undefined, null, 1, 'x', [], {}]) expect(readRecording(raw)).toHaveProperty('fault')
  })

  it('[RC3] a file changes nothing but itself, whatever its keys are called', () => {
    const poison = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'
    const places: Path[] = [[], ['tracks', 0, 'head'], whole, [...whole, 'set'], [...whole, 'set', 'round']]
    for (const place of places) {
      const text = JSON.stringify(withAt([...place, 'poison'], 1)).replace('"poison":1', poison.slice(1, -1))
      expect(readRecording(JSON.parse(text)), place.join('.')).toHaveProperty('fault')
    }
    const scores = JSON.stringify(withAt([...whole, 'set', 'scores'], {})).replace('"scores":{}', `"scores":${poison}`)
    expect(readRecording(JSON.parse(scores))).toHaveProperty('fault')
    expect({}).not.toHaveProperty('polluted')
  })
})
