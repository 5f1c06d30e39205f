import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockFolder } from '@dryrun/server/db/folder-lock.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const elsewhere = { token: 'theirs', pid: 1, started: '1', startedBy: { pid: 1, started: '1' }, machine: 'elsewhere' }
const damaged = ['', '{"token":"half', 'null', '{}', '[]', '7', '\0\0\0\0', JSON.stringify({ token: 'bare' })]
const aMinuteAgo = new Date(Date.now() - 60_000)

describe('the lock of a data folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dryrun-lock-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  function lockOf(name: string, text: string, touched = new Date()): string {
    const file = join(folder, name)
    writeFileSync(file, text)
    utimesSync(file, touched, touched)
    return file
  }

  it.each([...damaged, JSON.stringify(elsewhere)])(
    '[KF5] a lock that nobody has touched for long is taken over, whatever it says: %s',
    async (text) => {
      const unlock = await lockFolder(lockOf('lock', text, aMinuteAgo))
      expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid })
      unlock()
    },
  )

  it('[KF5] one that is touched now and then is its owner’s, damaged or from another machine', async () => {
    const files = [lockOf('half', damaged[1] ?? ''), lockOf('null', 'null'), lockOf('far', JSON.stringify(elsewhere))]
    const beat = setInterval(() => {
      for (const file of files) utimesSync(file, new Date(), new Date())
    }, 500)
    const taken = await Promise.all(files.map((file) => lockFolder(file).then(() => 'taken', String)))
    clearInterval(beat)
    for (const answer of taken) expect(answer).toContain('The data folder is in use by another Dryrun')
    expect(taken.map((answer) => answer.includes('(process 0)'))).toEqual([false, false, false])
  })
})
