import {
  decideSlot,
  isRefused,
  type Side,
  type Slot,
  type SlotRefusal,
  timesRefused,
} from '@dryrun/server/slots/model/slot.ts'
import { attendanceAt, entryRefused, remindersPassed, stageAt } from '@dryrun/server/slots/model/slot-time.ts'
import type { SlotCommand } from '@dryrun/shared/api/slots.ts'
import { expect, it } from 'vitest'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = Date.UTC(2026, 10, 24, 9)
const [tuesday, wednesday, thursday] = [now + 7 * day, now + 8 * day, now + 9 * day] as const

const proposed: Slot = {
  stage: 'proposed',
  guestId: 'bob',
  offerBy: 'host',
  offered: [tuesday, wednesday],
  startsAt: null,
  cancelledBy: null,
  sequence: 0,
}
const agreed: Slot = { ...proposed, stage: 'agreed', offerBy: null, offered: [], startsAt: tuesday }
const moving: Slot = { ...agreed, offerBy: 'host', offered: [thursday] }

const given = (slot: Slot) => ({
  when: (by: Side, command: SlotCommand, at = now) => ({
    becomes: (changes: Partial<Slot>) =>
      expect(decideSlot(slot, command, { by, now: at })).toEqual({ ...slot, ...changes }),
    refused: (code: SlotRefusal) => {
      const decided = decideSlot(slot, command, { by, now: at })
      expect(isRefused(decided) && decided).toBe(code)
    },
  }),
})
const offer = (...starts: number[]): SlotCommand => ({ type: 'offer', starts })
const pick = (startsAt: number): SlotCommand => ({ type: 'pick', startsAt })

it('[SL1] different times are proposed, five minutes ahead at least and half a year at most', () => {
  expect(timesRefused([tuesday, wednesday], now)).toBeUndefined()
  expect(timesRefused([tuesday, tuesday], now)).toBe('timesTwice')
  expect(timesRefused([now + 5 * minute], now)).toBeUndefined()
  expect(timesRefused([now + 4 * minute], now)).toBe('timesPast')
  expect(timesRefused([now + 180 * day], now)).toBeUndefined()
  expect(timesRefused([now + 181 * day], now)).toBe('timesPast')
  given(proposed)
    .when('guest', offer(now - day))
    .refused('timesPast')
})

it('[SL2] the other picks one of the times on the table, and nobody picks their own', () => {
  given(proposed)
    .when('guest', pick(wednesday))
    .becomes({ stage: 'agreed', startsAt: wednesday, offerBy: null, offered: [] })
  given(proposed).when('host', pick(tuesday)).refused('ownOffer')
  given(proposed).when('guest', pick(thursday)).refused('notOffered')
  given(proposed).when('guest', pick(tuesday), tuesday).refused('timePast')
})

it('[SL3] whoever counters puts their times in the place of those on the table, in order', () => {
  const countered: Slot = { ...proposed, offerBy: 'guest', offered: [thursday] }
  given(proposed)
    .when('guest', offer(thursday, wednesday))
    .becomes({ offerBy: 'guest', offered: [wednesday, thursday] })
  given(countered).when('guest', pick(thursday)).refused('ownOffer')
  given(countered)
    .when('host', pick(thursday))
    .becomes({ stage: 'agreed', startsAt: thursday, offerBy: null, offered: [] })
})

it('[SL4] a time agreed on stands while another is proposed, until the other picks one or keeps the old', () => {
  given(agreed)
    .when('host', offer(thursday))
    .becomes({ offerBy: 'host', offered: [thursday] })
  given(moving).when('guest', { type: 'keep' }).becomes({ offerBy: null, offered: [] })
  given(moving).when('guest', pick(thursday)).becomes({ startsAt: thursday, offerBy: null, offered: [], sequence: 1 })
  given(agreed).when('guest', { type: 'keep' }).refused('nothingToKeep')
  given(proposed).when('guest', { type: 'keep' }).refused('nothingToKeep')
})

it('[SL5] every move and the calling off count up what calendars know it by', () => {
  const movedTwice = decideSlot({ ...moving, sequence: 1 }, pick(thursday), { by: 'guest', now })
  expect(movedTwice).toMatchObject({ sequence: 2 })
  given(agreed).when('guest', { type: 'cancel' }).becomes({ stage: 'cancelled', cancelledBy: 'guest', sequence: 1 })
})

it('[SL6] what was called off, is about to begin or is past changes no more', () => {
  const cancelled: Slot = { ...agreed, stage: 'cancelled', cancelledBy: 'host' }
  const commands: SlotCommand[] = [offer(thursday), pick(tuesday), { type: 'keep' }, { type: 'cancel' }]
  for (const command of commands) {
    given(cancelled).when('guest', command).refused('cancelled')
    given(moving)
      .when('guest', command, tuesday - 10 * minute)
      .refused('begun')
    given(moving).when('guest', command, tuesday).refused('begun')
  }
})

it('[SL7] it can be entered from ten minutes before its time until its interview would be over', () => {
  const at = (moment: number, slot = agreed) => [stageAt(slot, 45, moment), entryRefused(slot, 45, moment)]
  expect(at(now, proposed)).toEqual(['proposed', 'notAgreed'])
  expect(at(wednesday, proposed)).toEqual(['lapsed', 'notAgreed'])
  expect(at(tuesday - 10 * minute - 1)).toEqual(['agreed', 'tooEarly'])
  expect(at(tuesday - 10 * minute)).toEqual(['open', undefined])
  expect(at(tuesday + 45 * minute - 1)).toEqual(['open', undefined])
  expect(at(tuesday + 45 * minute)).toEqual(['over', 'over'])
  expect(at(tuesday, { ...agreed, stage: 'cancelled' })).toEqual(['cancelled', 'cancelled'])
})

it('[SL8] whoever has not come five minutes after the start has missed it, and late is missed', () => {
  const seen = (arrivedAt: number | undefined, at: number) => attendanceAt(agreed, arrivedAt, at)
  expect(seen(undefined, tuesday + 5 * minute - 1)).toBe('waiting')
  expect(seen(undefined, tuesday + 5 * minute)).toBe('missed')
  expect(seen(tuesday - 9 * minute, tuesday - 8 * minute)).toBe('came')
  expect(seen(tuesday + 5 * minute, tuesday + hour)).toBe('came')
  expect(seen(tuesday + 6 * minute, tuesday + hour)).toBe('missed')
})

it('[SL9] a time agreed on within the last day or hour needs no reminder of the day or the hour before', () => {
  expect(remindersPassed(now + 2 * day, now)).toEqual({ dayTold: null, hourTold: null })
  expect(remindersPassed(now + day, now)).toEqual({ dayTold: now, hourTold: null })
  expect(remindersPassed(now + hour, now)).toEqual({ dayTold: now, hourTold: now })
})
