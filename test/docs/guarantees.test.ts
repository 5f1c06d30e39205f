import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addUp, told, written } from '../../scripts/figures.mjs'
import { promised, shortfalls } from '../../scripts/promised.mjs'
import { tally } from '../../scripts/suite.mjs'

const docs = join(import.meta.dirname, '../../docs')
const page = readFileSync(join(docs, 'guarantees.md'), 'utf8')
const [promises = '', figures = ''] = page.split('## The figures of the last full run')
const rules = new Set(
  [...readFileSync(join(docs, 'rules.md'), 'utf8').matchAll(/^\* \*\*([A-Z]+\d+)\*\*/gm)].map(([, id]) => id),
)

type Promised = { title: string; proof: string[]; limits: string }

const sections: readonly Promised[] = promises
  .split(/^### /m)
  .slice(1)
  .map((section) => ({
    title: section.split('\n')[0] ?? '',
    proof: section.match(/^\* \*\*Proved by\*\* (.+)$/m)?.[1]?.split(' ') ?? [],
    limits: section.match(/^\* \*\*Does not cover\*\* (.+)$/m)?.[1] ?? '',
  }))

it('[GU1] every promise names the rules that prove it, all of which exist, and says what it does not cover', () => {
  expect(sections.length).toBeGreaterThan(20)
  for (const { title, proof, limits } of sections) {
    expect({ title, unknown: proof.filter((id) => !rules.has(id)) }).toEqual({ title, unknown: [] })
    expect({ title, proof: proof.length > 0, limits: limits !== '' }).toEqual({ title, proof: true, limits: true })
  }
})

const run = {
  date: '2026-01-31',
  commit: 'abc1234',
  where: '2 processors',
  settings: '',
  counts: { passed: 1200, failed: 0, skipped: 1 },
}
const lines = [
  { name: 'kills', figures: { kills: 3, longestReturnMs: 90, leastFree: 5, toldMs: 7 } },
  { name: 'kills', figures: { kills: 21, longestReturnMs: 1204, leastFree: 2, toldMs: 3 } },
]

it('[GU2] the figures on the page are those that a run wrote down, and nothing else of it is a run’s', () => {
  const sums = addUp(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
  expect(sums.get('kills')).toEqual({ kills: 24, longestReturnMs: 1204, leastFree: 2, toldMs: 7 })
  const text = told(run, sums)
  expect(text).toContain('2026-01-31, commit `abc1234`, on 2 processors: 1,200 tests passed, 0 failed, 1 skipped.')
  expect(text).toContain('| kills | kills 24 · longest return 1,204 ms · least free 2 · told 7 ms |')
  const again = written(written(page, 'laws', 'something else'), 'laws', text)
  const laws = /<!-- figures of laws: .*?<!-- end of figures -->/s
  expect(again.match(laws)?.[0]).toContain(text)
  expect(again.replace(laws, '')).toBe(page.replace(laws, ''))
  expect(() => written(page, 'no such suite', text)).toThrow('no place')
})

it('[PX6] a run whose figures fall short of what is promised has failed', () => {
  const reached = (change: number) => {
    const figures = new Map<string, Record<string, number>>()
    for (const { name, figure, least, most = 0 } of Object.values(promised).flat())
      figures.set(name, { ...figures.get(name), [figure]: least === undefined ? most - change : least + change })
    return figures
  }
  for (const [suite, all] of Object.entries(promised)) {
    expect(shortfalls(suite, reached(0)), suite).toEqual([])
    expect(shortfalls(suite, reached(-1)), suite).toHaveLength(all.length)
    expect(shortfalls(suite, new Map()), suite).toHaveLength(all.length)
  }
  expect(promised.faults).toContainEqual({ name: 'kills on PostgreSQL', figure: 'acknowledged', least: 5_000 })
  expect(shortfalls('docs', new Map())).toEqual([])
})

it('[GU2] each suite has its place among the figures', () => {
  const places = [...figures.matchAll(/<!-- figures of (\w+): written by pnpm guarantees -->/g)].map(
    ([, suite]) => suite,
  )
  expect(places).toEqual(['unit', 'laws', 'integration', 'faults', 'hostile', 'e2e'])
})

const ran = (name: string, seconds: number, tests: readonly { fullName: string; status: string }[]) => ({
  name: join(docs, '../test', name),
  status: tests.some(({ status }) => status === 'failed') ? 'failed' : 'passed',
  ...{ startTime: 1_000, endTime: 1_000 + seconds * 1_000, assertionResults: tests },
})

it('[GU3] a suite that fails names each failed test, and each file that did not run', () => {
  const broken = { ...ran('laws/broken.test.ts', 0, []), status: 'failed' }
  const testResults = [
    ran('laws/order.test.ts', 7, [
      { fullName: '[L1] holds', status: 'passed' },
      { fullName: '[L2] fails', status: 'failed' },
    ]),
    ran('laws/tap.test.ts', 90, [{ fullName: '[L3] holds', status: 'passed' }]),
    broken,
  ]
  const report = { numPassedTests: 2, numFailedTests: 1, testResults }
  expect(tally(report, false)).toEqual({
    ...{ passed: 2, failed: 2, skipped: 0 },
    failures: ['laws/order.test.ts: [L2] fails', 'laws/broken.test.ts did not run to its end'],
    slowest: ['laws/tap.test.ts 90 s', 'laws/order.test.ts 7 s', 'laws/broken.test.ts 0 s'],
  })
  expect(tally({ ...report, numFailedTests: 0, testResults: [] }, true)).toMatchObject({ failed: 0, failures: [] })
  expect(tally({}, false)).toMatchObject({ passed: 0, failed: 1, failures: [expect.any(String)] })
})
