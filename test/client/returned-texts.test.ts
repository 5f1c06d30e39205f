import { createDraftStore } from '@dryrun/client/live/drafts.ts'
import { draftsOf, returnText } from '@dryrun/client/live/returned-texts.ts'
import { project } from '@dryrun/server/core/project.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import { describe, expect, test, vi } from 'vitest'
import { ada, bob, ended, inBreak, inRoundOne, inRoundTwo } from '../support/domain/facts.ts'
import { type Happened, MINUTE, storyOf } from '../support/domain/given.ts'

const seen = (past: readonly Happened[], by: string): View => project(storyOf(past).interview, by) as View
const note = (round: number, noteId = 'new'): Command => ({
  type: 'writeNote',
  round,
  noteId,
  text: 'asked about load',
  tags: ['good question', 'vague'],
})
const score = (sentence: string): Command => ({
  type: 'score',
  round: 0,
  dimension: 'deep-dive',
  level: 4,
  how: null,
  sentence,
})
const evidence = (text: string): Command => ({
  type: 'attachEvidence',
  round: 0,
  evidenceId: 'e',
  dimension: 'deep-dive',
  note: text,
  at: 6 * MINUTE,
})
const wrote: Happened = [ada, { type: 'noteWritten', round: 0, noteId: 'known', text: 'first', tags: [] }]
const scored: Happened = [
  ada,
  { type: 'scored', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: 'with numbers' },
]

describe('the field of a refused text', () => {
  test('[NW18] a message goes back to the chat as long as one can write there', () => {
    const say: Command = { type: 'say', text: 'May I assume one region?' }
    expect(draftsOf(say, seen(inRoundOne, bob))).toEqual({ chat: say.text })
    expect(draftsOf(say, seen(inBreak, bob))).toEqual({ chat: say.text })
    expect(draftsOf(say, seen(ended, bob))).toEqual({})
  })

  test('[NW18] a note goes back to its round with its tags, a changed note to its own field', () => {
    const tags = 'good question\nvague'
    expect(draftsOf(note(0), seen(inRoundOne, ada))).toEqual({ 'note:0': 'asked about load', 'tags:0': tags })
    expect(draftsOf(note(0, 'known'), seen([...inRoundOne, wrote], ada))).toEqual({ 'edit:known': 'asked about load' })
  })

  test('[NW18] no text goes to a field that its author does not have in sight', () => {
    for (const view of [seen(inBreak, ada), seen(inRoundTwo, ada), seen(inRoundOne, bob), seen(ended, ada)])
      expect(draftsOf(note(0), view)).toEqual({})
    expect(draftsOf({ type: 'endInterview' }, seen(inRoundOne, ada))).toEqual({})
  })

  test('[NW18] a sentence goes back to its dimension, but not one that is stored already', () => {
    const view = seen([...inRoundOne, scored], ada)
    expect(draftsOf(score('found the hot key'), view)).toEqual({ 'sentence:0:deep-dive': 'found the hot key' })
    expect(draftsOf(score('with numbers'), view)).toEqual({})
    expect(draftsOf(score(''), view)).toEqual({})
  })

  test('[NW18] what was seen in a moment goes back with the moment, until the paper is in', () => {
    const view = seen(ended, ada)
    expect(draftsOf(evidence('the hot key'), view)).toEqual({
      'evidence:0:deep-dive': 'the hot key',
      'moment:0:deep-dive': '1:00',
    })
    expect(draftsOf(evidence(''), view)).toEqual({})
    const handedIn = view.papers.map((paper) => ({ ...paper, handedIn: true }))
    expect(draftsOf(evidence('the hot key'), { ...view, papers: handedIn })).toEqual({})
  })

  test('[NW18] a text is put back only where nothing else has been written meanwhile', () => {
    const view = seen(inRoundOne, ada)
    vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => {} })
    const drafts = createDraftStore('interview')
    drafts.setState({ chat: 'the next one' })
    expect(returnText(drafts, { type: 'say', text: 'refused' }, view)).toBe(false)
    expect(drafts.getState().chat).toBe('the next one')
    drafts.setState({ chat: '  ' })
    expect(returnText(drafts, { type: 'say', text: 'refused' }, view)).toBe(true)
    expect(drafts.getState().chat).toBe('refused')
    drafts.setState({ 'tags:0': 'ran over time' })
    expect(returnText(drafts, note(0), view)).toBe(false)
    expect(drafts.getState()['note:0']).toBeUndefined()
  })
})
