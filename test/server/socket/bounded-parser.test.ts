import { boundedParser, nestsDeeperThan } from '@dryrun/server/socket/bounded-parser.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const long = `"${'x'.repeat(3_000)}"`

function decoded(packet: string): unknown {
  let found: unknown
  const decoder = new (boundedParser(3).Decoder)()
  decoder.on('decoded', (each: unknown) => {
    found = each
  })
  decoder.add(packet)
  return found
}

describe('[N22] a message is parsed only when its text nests no deeper than is allowed', () => {
  it('counts the levels that JSON.parse finds', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const depth = depthOf(JSON.parse(text))
        expect(nestsDeeperThan(depth, text)).toBe(false)
        if (depth > 0) expect(nestsDeeperThan(depth - 1, text)).toBe(true)
      }),
    )
  })

  it('ignores brackets within strings', () => {
    expect(nestsDeeperThan(1, JSON.stringify(['[[{{', '"[[', '\\"[[']))).toBe(false)
    expect(nestsDeeperThan(1, '["no end [[[')).toBe(false)
  })

  it('empties a message that nests deeper, and keeps its acknowledgment', () => {
    expect(decoded(`27["command",${nested(2)},${long}]`)).toMatchObject({
      id: 7,
      data: ['command', [[]], expect.any(String)],
    })
    expect(decoded(`27["command",${nested(3)},${long}]`)).toMatchObject({ id: 7, data: [''] })
    expect(decoded(`0{"a":{"b":{"c":{}}},"d":${long}}`)).toMatchObject({ data: {} })
  })
})
