import { expect, it } from 'vitest'
import { entryScript, gzippedBytes, scriptOf, withImports } from '../support/built-page.ts'

const KB = 1_000

it('[Y5] before the room a browser loads at most 250 kB of scripts, compressed', () => {
  const scripts = withImports(entryScript())
  expect(scripts.size).toBeGreaterThan(1)
  expect(gzippedBytes(scripts)).toBeLessThanOrEqual(250 * KB)
})

it('[Y6] the room with its board loads at most 700 kB of scripts, compressed', () => {
  const scripts = withImports(entryScript(), scriptOf('RoomPage'), scriptOf('Board'), scriptOf('BoardCanvas'))
  expect(gzippedBytes(scripts)).toBeGreaterThan(250 * KB)
  expect(gzippedBytes(scripts)).toBeLessThanOrEqual(700 * KB)
})
