import { filterOf, matches, pieces } from '@dryrun/client/room/script/filter.ts'
import { describe, expect, it } from 'vitest'

describe('finding something in the script', () => {
  it('[R11] every word must occur, in any order and case; no words find everything', () => {
    const found = (words: string) => matches(filterOf(words), 'One environment per request', '15 minutes at most')
    expect(['', 'ENVIRONMENT', 'minutes request', 'min'].map(found)).toEqual([true, true, true, true])
    expect(['kafka', 'request kafka'].map(found)).toEqual([false, false])
  })

  it('[R12] what was looked for is marked and the text stays as it is', () => {
    const cut = pieces('Retries retry, and retry', filterOf('retr ies'))
    expect(cut.map(({ text }) => text).join('')).toBe('Retries retry, and retry')
    expect(cut.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['Retries', 'retr', 'retr'])
  })

  it('[R13] signs that mean something in patterns mean themselves', () => {
    expect(matches(filterOf('$1.00 (http)'), 'API Gateway at $1.00 (HTTP)')).toBe(true)
    expect(pieces('a.b.c', filterOf('.')).filter(({ hit }) => hit)).toHaveLength(2)
  })
})
