import { createDraftStore } from '@dryrun/client/live/drafts.ts'
import { createLayoutStore } from '@dryrun/client/live/layout-store.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const stored = new Map<string, string>()
const storage = {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, text: string) => void stored.set(key, text),
  removeItem: (key: string) => void stored.delete(key),
}

beforeEach(() => {
  stored.clear()
  vi.stubGlobal('window', { sessionStorage: storage, localStorage: storage })
})
afterEach(() => vi.unstubAllGlobals())

it('[F14] a reload keeps the layout of the tab and its drafts', () => {
  createLayoutStore('i').setState({ hidden: true, deskPanel: 'notes', chatSeen: 3, shownSeen: { 1: 2 } })
  createDraftStore('i').setState({ chat: 'half a sent' })
  expect(createLayoutStore('i').getState()).toMatchObject({
    ...{ hidden: true, deskPanel: 'notes', chatSeen: 3, shownSeen: { 1: 2 }, dialog: null },
  })
  expect(createDraftStore('i').getState()).toEqual({ chat: 'half a sent' })
})

it('[F15] stored text that is damaged or of another form is left aside', () => {
  for (const text of ['{', '7', '{"hidden":"yes"}', '{"chat":7}']) {
    stored.set('dryrun.layout.i', text).set('dryrun.drafts.i', text)
    expect(createLayoutStore('i').getState()).toMatchObject({ hidden: false, deskPanel: 'script' })
    expect(createDraftStore('i').getState().chat).toBeUndefined()
  }
})
