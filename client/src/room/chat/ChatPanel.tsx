import { longest } from '@dryrun/shared/limits.ts'
import { ActionIcon, Textarea } from '@mantine/core'
import { IconSend2 } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { optimisticChat } from '../../live/optimistic-view.ts'
import { draftNames } from '../../live/returned-texts.ts'
import { useSeen, useStage, useSubmit, useUnsavedText } from '../../live/use-interviewer-panel.ts'
import { useDraft, useLayoutStore } from '../../live/use-layout.ts'
import { useLiveRoom, useRoom } from '../../live/use-room.ts'
import { usePanelFocus } from '../use-panel-focus.ts'
import { ChatLines } from './ChatLines.tsx'
import classes from './chat.module.css'

export function ChatPanel() {
  const chat = useSeen((view) => view.chat)
  const me = useSeen((view) => view.me)
  const unsaved = useUnsavedText()
  const offset = useRoom((state) => state.clockOffset)
  const lines = useMemo(() => optimisticChat(chat, unsaved, { me, offset }), [chat, unsaved, me, offset])
  const isLive = useLiveRoom() !== undefined
  const layout = useLayoutStore()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => layout.setState({ chatSeen: chat.length }), [layout, chat.length])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new line is to be scrolled to.
  useEffect(() => {
    place.current?.scrollTo({ top: place.current.scrollHeight })
  }, [lines.length])
  return (
    <div className={classes.panel}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard. */}
      <div ref={place} className={classes.lines} tabIndex={0} role="log" aria-label="Chat" aria-live="off">
        {lines.length ? (
          <ChatLines lines={lines} />
        ) : (
          <p className={classes.none}>Nobody has written yet. {isLive && 'Everyone here reads what you write.'}</p>
        )}
      </div>
      {isLive && <Composer />}
    </div>
  )
}

function Composer() {
  const [draft = '', setDraft] = useDraft(draftNames.chat)
  const submit = useSubmit()
  const ended = useStage() === 'ended'
  const field = usePanelFocus<HTMLTextAreaElement>('chat')
  const text = draft.trim()
  const say = () => {
    if (!text) return
    submit({ type: 'say', text })
    setDraft(undefined)
  }
  return (
    <div className={classes.composer}>
      <Textarea
        ref={field}
        className={classes.field}
        size="sm"
        autosize
        minRows={1}
        maxRows={5}
        maxLength={longest.chatLine}
        disabled={ended}
        placeholder="Write to everyone"
        aria-label="Write to everyone"
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value || undefined)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return
          event.preventDefault()
          say()
        }}
      />
      <ActionIcon size={36} aria-label="Send" disabled={!text || ended} onClick={say}>
        <IconSend2 size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  )
}
