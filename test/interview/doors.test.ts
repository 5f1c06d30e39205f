import { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import { NameRequest } from '@dryrun/shared/api/me.ts'
import { Pack } from '@dryrun/shared/pack.ts'
import { Handshake, PROTOCOL, Presence, Submission } from '@dryrun/shared/protocol.ts'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { leavesOf } from '../support/domain/schema-leaves.ts'

const doors = { Submission, Handshake, Presence, OpenRequest, NameRequest, Pack }
const names = Object.keys(doors) as (keyof typeof doors)[]
const takenBy = (door: keyof typeof doors, kind: string, values: readonly unknown[]): string[] =>
  leavesOf(doors[door])
    .filter(([, leaf]) => leaf._zod.def.type === kind)
    .filter(([, leaf]) => values.some((value) => z.safeParse(leaf, value).success))
    .map(([path]) => path)

describe('what comes in', () => {
  it.each(names)('[T12] no text comes in that no database keeps, and none without end: %s', (door) => {
    expect(takenBy(door, 'string', ['a\0b', 'a\ud83d', '\udc00a', '\0', 'x'.repeat(20_001)])).toEqual([])
  })

  it.each(names)('[T13] no number comes in that is none or has no end: %s', (door) => {
    expect(takenBy(door, 'number', [Number.NaN, Number.POSITIVE_INFINITY, '1', null])).toEqual([])
  })

  it('[T14] an id has one spelling, however it is written', () => {
    const id = 'ABCDEF00-0000-4000-8000-00000000000F'
    expect(Submission.parse({ id, command: { type: 'pause' } }).id).toBe(id.toLowerCase())
    expect(Handshake.parse({ protocol: PROTOCOL, interviewId: id }).interviewId).toBe(id.toLowerCase())
    for (const wrong of ['', 'x', `${id}0`, id.slice(1), 7, null])
      expect(Submission.safeParse({ id: wrong, command: { type: 'pause' } }).success).toBe(false)
  })

  it('[T15] what is not known is not taken: no other command, no other key, at any depth', () => {
    const id = '00000000-0000-4000-8000-000000000001'
    const taken = (command: unknown, more = {}) => Submission.safeParse({ id, command, ...more }).success
    expect(taken({ type: 'pause' })).toBe(true)
    expect(taken({ type: 'pause', by: 'ada' })).toBe(false)
    expect(taken({ type: 'pause' }, { by: 'ada' })).toBe(false)
    expect([0, 1e15].every((attempt) => taken({ type: 'pause' }, { attempt }))).toBe(true)
    expect([-1, 1.5, 1e15 + 1, '1', null].some((attempt) => taken({ type: 'pause' }, { attempt }))).toBe(false)
    expect(taken({ type: 'takeSeat', seat: 'shadow', name: 'Mallory' })).toBe(false)
    expect(taken({ type: 'sealBroken' })).toBe(false)
    expect(taken({ type: 'changeBoard', round: 0, patches: [{ id: 'a', set: { x: 1, secret: 1 } }] })).toBe(false)
  })
})
