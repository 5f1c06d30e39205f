import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PackFaults, readPacks } from '@dryrun/server/packs/read-packs.ts'
import { paths } from '@dryrun/server/paths.ts'
import { describe, expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'
import { lineOf, packFolder, packOf } from '../../support/http/pack-folder.ts'

const sound = packOf([questionOf('orders'), questionOf('search')])
const orders = sound['orders.yaml'] ?? ''

/** Each fault as `line reason` of the valid pack with some files replaced. Throws when there is none. */
async function faultsOf(files: Record<string, string | Buffer>): Promise<string[]> {
  const folder = await packFolder({ small: { ...sound, ...files } })
  const error = await readPacks(folder).catch((reason: unknown) => reason)
  if (!(error instanceof PackFaults)) throw new Error('no fault was found')
  return error.faults.map(({ file, line, reason }) => `${file}:${line} ${reason}`)
}

const broken: [what: string, from: string, to: string, reason: RegExp, at?: string][] = [
  ['a field that is missing', 'title: About orders\n', '', /^title is missing/, 'id: orders'],
  ['a nested field that is missing', '    mid: boxes\n', '', /^script.bar.mid is missing/, 'bar:'],
  ['a choice that is missing', 'kind: design\n', '', /^kind is missing/, 'id: orders'],
  ['a field nobody knows', 'kind: design', 'kind: design\nlevel: mid', /^level is not known here/, 'level: mid'],
  ['a wrong type', 'title: About orders', 'title: [About]', /^title is wrong: write a text$/],
  ['an unknown choice', 'kind: design', 'kind: puzzle', /^kind is wrong: write "design" or "discussion"$/],
  ['a text that is too long', 'About orders', 'a'.repeat(161), /^title is wrong: use at most 160 characters$/],
  ['an empty text', 'prompt: Design orders.', 'prompt: ""', /^prompt is wrong: write a text$/],
  ['hints out of order', 'step: lead', 'step: show', /^script.hints.1.step is wrong/],
  ['an id used twice', 'id: p2', 'id:  p1', /^script.points.1.id is wrong: "p1" is used twice/],
  ['a criterion called like a dimension', 'id: own-orders', 'id: deep-dive', /default dimension/],
  ['an arrow to nowhere', 'arrows: []', 'arrows:\n    - { from: user, to: void }', /no part is called "void"/, 'void'],
  ['another id than the file name', 'id: orders', 'id: order', /^id is "order", but the file is called orders.yaml/],
  ['a key given twice', 'kind: design', 'kind: design\nkind: discussion', /[Kk]eys must be unique/, 'kind: discussion'],
  ['an alias', 'kind: design', 'kind: &k design\nprompt2: *k', /^aliases are not allowed/, 'prompt2'],
  ['a tag', 'kind: design', 'kind: !!str design', /^the tag .*str is not allowed/],
  ['a tag of its own', 'title: About', 'title: !run About', /^the tag !run is not allowed/],
  ['text that is not YAML', 'kind: design', 'kind: "design', /quote/i, 'script:'],
]

describe('[P1] every fault of a pack is named with its file, line and reason', () => {
  for (const [what, from, to, reason, at] of broken) {
    it(what, async () => {
      const content = orders.replace(from, to)
      const found = await faultsOf({ 'orders.yaml': content })
      const onLine = found.filter((fault) => fault.startsWith(`small/orders.yaml:${lineOf(content, at ?? to)} `))
      const reasons = (onLine.length ? onLine : found).map((fault) => fault.replace(/^\S+ /, ''))
      if (what !== 'text that is not YAML') expect(onLine, found.join('\n')).not.toEqual([])
      expect(reasons.join('\n')).toMatch(new RegExp(reason.source, `m${reason.flags}`))
    })
  }
})

it('[P1] all faults of all files are told at once, those between entries too', async () => {
  const found = await faultsOf({
    'orders.yaml': orders
      .replace('title: About orders\n', '')
      .replace('id: p2', 'id: p1')
      .replace('step: lead', 'step: x'),
    'search.yaml': (sound['search.yaml'] ?? '').replace('kind: design', 'kind: none'),
    'pack.yaml': (sound['pack.yaml'] ?? '').replace('language: en', 'language: English'),
  })
  expect(found).toHaveLength(5)
})

it('[P1] the cover and the folder name the same questions', async () => {
  const cover = (sound['pack.yaml'] ?? '').replace('- search', '- orders\n  - payments')
  expect(await faultsOf({ 'pack.yaml': cover })).toEqual([
    `small/pack.yaml:${lineOf(cover, '- orders') + 1} "orders" is listed twice`,
    `small/pack.yaml:${lineOf(cover, '- payments')} there is no file payments.yaml beside pack.yaml`,
    'small/search.yaml:1 this question is not listed in pack.yaml',
  ])
})

it('[P1] what is no pack, not text or too large is refused, not overlooked', async () => {
  const folder = await packFolder({ empty: {}, small: sound })
  await writeFile(join(folder, 'loose.yaml'), 'id: loose')
  await expect(readPacks(folder)).rejects.toThrow(
    /loose\.yaml:1:1 a pack is a folder[\s\S]*empty\/pack\.yaml:1:1 there is no/,
  )
  expect(await faultsOf({ 'orders.yaml': Buffer.from([0x41, 0xff, 0xfe, 0x41]) })).toContain(
    'small/orders.yaml:1 the file is not UTF-8 text; save it as UTF-8 in your editor',
  )
  expect(await faultsOf({ 'orders.yaml': `${orders}# ${'x'.repeat(5 * 1024 * 1024)}` })).toEqual([
    'small/pack.yaml:1 the pack is larger than 5 MiB',
  ])
})

it('[P2] a few lines of aliases do not unfold', async () => {
  const bomb = Array.from({ length: 30 }, (_, n) => `k${n}: &a${n} [${n ? `*a${n - 1}, `.repeat(9) : 'x'}]`).join('\n')
  expect((await faultsOf({ 'orders.yaml': bomb })).join()).toContain('aliases are not allowed')
})

const bundled = await readPacks(join(paths.repository, 'server/packs'))
const idsOf = (pack: string) => bundled.find((each) => each.pack.id === pack)?.pack.questions.map(({ id }) => id)

it('[P3] the bundled packs have their fifteen, twelve and six questions, in order', () => {
  expect(bundled.map(({ pack }) => pack.id)).toEqual(['ai-systems', 'serverless-2026', 'system-design-classics'])
  expect(idsOf('ai-systems')).toEqual([
    'rag-over-private-documents',
    'llm-gateway',
    'inference-platform',
    'tool-calling-agent',
    'evaluation-pipeline',
    'code-sandbox',
  ])
  expect(idsOf('system-design-classics')).toEqual([
    'url-shortener',
    'rate-limiter',
    'chat',
    'notifications',
    'news-feed',
    'autocomplete',
    'video-streaming',
    'ride-hailing',
    'web-crawler',
    'key-value-store',
    'ticketing',
    'payments',
  ])
  expect(idsOf('serverless-2026')).toEqual([
    'execution-model',
    'cold-starts',
    'order-pipeline',
    'database-connections',
    'multi-cloud',
    'cost-at-scale',
    'api-authorization',
    'terabyte-pipeline',
    'observability',
    'long-workflows',
    'multi-region',
    'security-model',
    'testing-strategy',
    'when-not-serverless',
    'million-events',
  ])
})

it('[P4] comments, layout and the order of keys do not make another pack', async () => {
  const moved = `# first\ntitle: About orders\n${orders.replace('title: About orders\n', '')}`
  const other = orders.replace('Design orders.', 'Design all orders.')
  const hashes = await Promise.all(
    [orders, moved, other].map(async (content) => {
      const folder = await packFolder({ small: { ...sound, 'orders.yaml': content } })
      return (await readPacks(folder))[0]?.hash
    }),
  )
  expect(hashes[1]).toBe(hashes[0])
  expect(hashes[2]).not.toBe(hashes[0])
})
