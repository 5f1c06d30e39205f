import { expect } from 'vitest'

export function expectUnpolluted(): void {
  for (const prototype of [Object.prototype, Array.prototype, Function.prototype])
    expect(Object.keys(prototype)).toEqual([])
  expect({}).not.toHaveProperty('polluted')
}
