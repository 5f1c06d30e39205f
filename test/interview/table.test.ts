import type { SystemCommandOf } from '@dryrun/server/core/system-commands.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, ended, eve, inBreak, inRoundOne, inRoundTwo, opened, sam, seated } from '../support/domain/facts.ts'
import { given, type Happened } from '../support/domain/given.ts'

const take = (seat: 'host' | 'guest' | 'shadow' | 'audience', name = 'Mia'): SystemCommandOf<'takeSeat'> => ({
  type: 'takeSeat',
  seat,
  name,
})
const openedByAda: readonly Happened[] = [opened, [ada, { type: 'seatTaken', name: 'Ada', seat: 'host' }]]

describe('seats', () => {
  it('[T1] opening an interview seats its host, and happens once', () => {
    const [, { type: _, ...facts }] = opened as [string, Extract<Happened[1], { type: 'interviewOpened' }>]
    const command = { type: 'openInterview', hostName: 'Ada', ...facts } as const
    given()
      .when(ada, command)
      .then({ type: 'interviewOpened', ...facts }, { type: 'seatTaken', seat: 'host', name: 'Ada' })
    given(...openedByAda)
      .when(ada, command)
      .refused('alreadyDone')
    given().when(bob, take('guest')).refused('wrongStage')
  })

  it('[T2] the first to claim a seat at the table has it', () => {
    given(...openedByAda)
      .when(bob, take('guest', 'Bob'))
      .then({ type: 'seatTaken', seat: 'guest', name: 'Bob' })
    given(...seated)
      .when('mia', take('guest'))
      .refused('seatTaken')
    given(...openedByAda)
      .when('mia', take('host'))
      .refused('seatTaken')
    given(...seated)
      .when('mia', take('audience'))
      .then({ type: 'seatTaken', seat: 'audience', name: 'Mia' })
    given(...seated)
      .when('mia', take('shadow'))
      .then({ type: 'seatTaken', seat: 'shadow', name: 'Mia' })
  })

  it('[T3] a person has one seat, and taking it again changes nothing', () => {
    given(...seated)
      .when(bob, take('guest', 'Robert'))
      .then()
    given(...seated)
      .when(bob, take('shadow'))
      .refused('alreadySeated')
    given(...openedByAda)
      .when(ada, take('guest'))
      .refused('alreadySeated')
    given(...ended)
      .when(sam, take('shadow'))
      .then()
  })

  it('[T4] nobody joins an interview that has ended', () => {
    given(...ended)
      .when('mia', take('audience'))
      .refused('ended')
  })

  it('[T5] a room holds so many people, and the seats of both players are kept free among them', () => {
    given(...seated)
      .when('mia', take('audience'), { people: 4 })
      .refused('roomFull')
    given(...seated)
      .when('mia', take('audience'), { people: 5 })
      .then({ type: 'seatTaken', seat: 'audience', name: 'Mia' })
    given(...openedByAda)
      .when('mia', take('audience'), { people: 2 })
      .refused('roomFull')
    given(...openedByAda)
      .when(bob, take('guest', 'Bob'), { people: 2 })
      .then({ type: 'seatTaken', seat: 'guest', name: 'Bob' })
  })

  it('[T6] a seat keeps its person through every round, and the role follows from the round', () => {
    const rolesSeenBy = (person: string, past: readonly Happened[]) =>
      given(...past)
        .seenBy(person)
        ?.people.map(({ id, role }) => `${id} ${role}`)
    const first = ['ada interviewer', 'bob candidate', 'sam shadow', 'eve audience']
    // Sam joined by the host's link, so Sam shadows only the host.
    const second = ['ada candidate', 'bob interviewer', 'sam audience', 'eve audience']
    expect(rolesSeenBy(eve, seated)).toEqual(first)
    expect(rolesSeenBy(bob, inRoundOne)).toEqual(first)
    expect(rolesSeenBy(ada, inBreak)).toEqual(second)
    expect(rolesSeenBy(bob, inRoundTwo)).toEqual(second)
    expect(rolesSeenBy(sam, ended)).toEqual(second)
  })
})

describe('talking', () => {
  it('[T7] everyone with a seat may talk until the end', () => {
    for (const person of [ada, bob, sam, eve])
      for (const past of [seated, inRoundOne, inBreak])
        given(...past)
          .when(person, { type: 'say', text: 'hello' })
          .then({ type: 'said', text: 'hello' })
    const talk: readonly Happened[] = [...inRoundOne, [eve, { type: 'said', text: 'hello' }]]
    expect(given(...talk).seenBy(bob)?.chat).toMatchObject([{ by: eve, text: 'hello' }])
  })

  it('[T8] a stranger can do nothing and sees nothing', () => {
    given(...inRoundOne)
      .when('mallory', { type: 'say', text: 'hello' })
      .refused('noSeat')
    given(...ended)
      .when('mallory', { type: 'giveHint', hintId: 'nonsense' })
      .refused('noSeat')
    given().when('mallory', { type: 'startRound' }).refused('noSeat')
    expect(given(...inRoundOne).seenBy('mallory')).toBeUndefined()
    expect(given().seenBy(ada)).toBeUndefined()
  })
})
