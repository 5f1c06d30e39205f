import { DraftSaver, type SaveState } from '@dryrun/client/packs/draft-saver.ts'
import { expect, it } from 'vitest'

const elsewhere = new Error('saved in another tab')

function saverOf() {
  const states: SaveState[] = []
  const kept: unknown[] = []
  const sent: { text: string; revision: number; answer: (how: 'take' | Error) => void }[] = []
  const saver = new DraftSaver({
    revision: 4,
    save: (draft) =>
      new Promise((resolve, reject) => {
        const answer = (how: 'take' | Error) =>
          how === 'take' ? resolve({ revision: draft.revision + 1 }) : reject(how)
        sent.push({ ...draft, answer })
      }),
    isElsewhere: (error) => error === elsewhere,
    tell: (state) => states.push(state),
    keep: (unsaved) => kept.push(unsaved),
  })
  return { saver, states, kept, sent }
}

it('[PB17] one save runs at a time, and what was written meanwhile is saved after it', async () => {
  const { saver, states, kept, sent } = saverOf()
  saver.change('a')
  const all = saver.flush()
  saver.change('ab')
  saver.change('abc')
  void saver.flush()
  expect(sent.map(({ text, revision }) => [text, revision])).toEqual([['a', 4]])
  sent[0]?.answer('take')
  await expect.poll(() => sent.length).toBe(2)
  expect([sent[1]?.text, sent[1]?.revision]).toEqual(['abc', 5])
  sent[1]?.answer('take')
  expect(await all).toBe(true)
  expect([saver.revision, states.at(-1), kept.at(-1)]).toEqual([6, 'saved', undefined])
})

it('[PB19] what could not be saved stays kept, and is saved when it is tried again', async () => {
  const { saver, states, kept, sent } = saverOf()
  saver.change('a')
  const first = saver.flush()
  sent[0]?.answer(new Error('no answer'))
  expect([await first, states.at(-1), kept.at(-1)]).toEqual([false, 'failed', { text: 'a', revision: 4 }])
  const again = saver.flush()
  sent[1]?.answer('take')
  expect([await again, states.at(-1), kept.at(-1)]).toEqual([true, 'saved', undefined])
})

it('[PB20] what somebody else has saved is not overwritten, and what was written stays kept', async () => {
  const { saver, states, kept, sent } = saverOf()
  saver.change('a')
  const first = saver.flush()
  sent[0]?.answer(elsewhere)
  expect([await first, states.at(-1)]).toEqual([false, 'elsewhere'])
  saver.change('ab')
  expect(await saver.flush()).toBe(false)
  expect([sent.length, kept.at(-1)]).toEqual([1, { text: 'a', revision: 4 }])
})
