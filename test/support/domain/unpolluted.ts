import { expect } from 'vitest'

/** Fails when a shared prototype has an additional property. */
export function expectUnpolluted(): void {
  for (const prototype of [Object.prototype, Array.prototype, Function.prototype])
    expect(Object.keys(prototype)).toEqual([])
  expect({}).not.toHaveProperty('polluted')
}
