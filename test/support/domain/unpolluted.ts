import { expect } from 'vitest'

/** Fails when anything has put a property on what all objects share. */
export function expectUnpolluted(): void {
  for (const prototype of [Object.prototype, Array.prototype, Function.prototype])
    expect(Object.keys(prototype)).toEqual([])
  expect({}).not.toHaveProperty('polluted')
}
