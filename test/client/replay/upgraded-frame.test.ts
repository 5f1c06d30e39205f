import { withScriptUpgraded } from '@dryrun/client/replay/player/upgraded-frame.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { Script } from '@dryrun/shared/pack.ts'
import { expect, it } from 'vitest'
import { writtenInFormat1 } from '../../support/packs/format-1-question.ts'
import { fullQuestion } from '../../support/packs/full-question.ts'

const frameWith = (set: object) => ({ version: 1, at: 1, fresh: true, set }) as Frame
const frameOf = (script: unknown) => frameWith({ question: { index: 0, title: 'a', prompt: 'b', script, rubric: [] } })
const scriptIn = ({ set }: Frame) => (set as { question: { script: Script } }).question.script

it('[PL19] a recording of an earlier version shows its script as a new one does, and loses none of its texts', () => {
  const script = scriptIn(withScriptUpgraded(frameOf(writtenInFormat1.script)))
  expect(script).toEqual(Script.parse(writtenInFormat1.script))
  expect(script.points.map(({ figures }) => figures)).toEqual([1, 2, 3, 4, 5, 6].map((n) => [{ value: `${n} ms` }]))
  const frame = frameOf(fullQuestion().script)
  expect(withScriptUpgraded(frame)).toEqual(frame)
  for (const set of [{ people: [] }, {}]) expect(withScriptUpgraded(frameWith(set))).toEqual(frameWith(set))
  expect(withScriptUpgraded({ version: 2, at: 2 })).toEqual({ version: 2, at: 2 })
})
