import { type Batch, groupCommit } from '@dryrun/server/log/group-commit.ts'
import { SeqTaken } from '@dryrun/server/log/seq-taken.ts'
import { Unstorable } from '@dryrun/server/log/unstorable.ts'
import { describe, expect, it } from 'vitest'

const batchOf = (interviewId: string, entries = 1, bytes = 2 * entries): Batch => ({
  interviewId,
  rows: Array<string>(entries).fill('{}'),
  bytes,
})

function notedInsert(failing: (ids: readonly string[]) => Error | undefined = () => undefined) {
  const inserts: string[][] = []
  let release = () => {}
  let gate: Promise<void> = Promise.resolve()
  return {
    inserts,
    hold: () => {
      gate = new Promise((resolve) => {
        release = resolve
      })
      return () => release()
    },
    insert: async (batches: readonly Batch[]) => {
      const ids = batches.map(({ interviewId }) => interviewId)
      inserts.push(ids)
      await gate
      const error = failing(ids)
      if (error) throw error
    },
  }
}

const outcomes = async (promises: readonly Promise<void>[]): Promise<string[]> =>
  (await Promise.allSettled(promises)).map((result) =>
    result.status === 'fulfilled' ? 'stored' : String((result.reason as Error).message),
  )

describe('group commit', () => {
  it('[L40] one insert is in flight, and what arrives meanwhile goes together into the next', async () => {
    const { insert, inserts, hold } = notedInsert()
    const append = groupCommit(insert)
    const release = hold()
    const first = append(batchOf('a'))
    const rest = ['b', 'c', 'd'].map((id) => append(batchOf(id)))
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    expect(inserts).toEqual([['a']])
    release()
    expect(await outcomes([first, ...rest])).toEqual(['stored', 'stored', 'stored', 'stored'])
    expect(inserts).toEqual([['a'], ['b', 'c', 'd']])
    await append(batchOf('e'))
    expect(inserts.at(-1)).toEqual(['e'])
  })

  it('[L41] nobody is passed over: inserts follow the order of arrival', async () => {
    const { insert, inserts } = notedInsert()
    const append = groupCommit(insert)
    await Promise.all(Array.from({ length: 30 }, (_, index) => append(batchOf(`${index}`, 700))))
    expect(inserts.flat()).toEqual(Array.from({ length: 30 }, (_, index) => `${index}`))
  })

  it('[L42] an insert holds no more rows than one statement can, and a batch is never split', async () => {
    const { insert, inserts } = notedInsert()
    const append = groupCommit(insert)
    const sizes = [1, 900, 900, 900, 2_000, 1, 5_000, 1_999, 1]
    await Promise.all(sizes.map((size, index) => append(batchOf(`${index}`, size))))
    expect(inserts).toEqual([['0'], ['1', '2'], ['3'], ['4'], ['5'], ['6'], ['7', '8']])
  })

  it('[BO7] an insert carries 4 MiB at most, and one that is larger goes alone', async () => {
    const { insert, inserts } = notedInsert()
    const append = groupCommit(insert)
    const MiB = 1024 * 1024
    const sizes = [1, 2 * MiB, 2 * MiB, 1, 5 * MiB, 4 * MiB - 1, 1]
    await Promise.all(sizes.map((size, index) => append(batchOf(`${index}`, 1, size))))
    expect(inserts).toEqual([['0'], ['1', '2'], ['3'], ['4'], ['5', '6']])
  })

  it.each([
    ['another writer was first', new SeqTaken('taken')],
    ['it can never be stored', new Unstorable('taken')],
  ])('[L43] a batch that can’t be stored does not take its neighbours down: %s', async (_, fault) => {
    const { insert, inserts } = notedInsert((ids) => (ids.includes('bad') ? fault : undefined))
    const append = groupCommit(insert)
    const all = ['first', 'a', 'bad', 'b'].map((id) => append(batchOf(id)))
    expect(await outcomes(all)).toEqual(['stored', 'stored', 'taken', 'stored'])
    expect(inserts).toEqual([['first'], ['a', 'bad', 'b'], ['a'], ['bad'], ['b']])
    await append(batchOf('later'))
  })

  it('[L44] where it is not known what was stored, everyone concerned is told so and nothing is tried again', async () => {
    let isDown = true
    const { insert, inserts } = notedInsert(() => (isDown ? new Error('gone') : undefined))
    const append = groupCommit(insert)
    expect(await outcomes(['a', 'b', 'c'].map((id) => append(batchOf(id))))).toEqual(['gone', 'gone', 'gone'])
    expect(inserts).toEqual([['a'], ['b', 'c']])
    isDown = false
    expect(await outcomes([append(batchOf('d'))])).toEqual(['stored'])
  })
})
