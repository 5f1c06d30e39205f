import { Tag as TagText } from '@dryrun/shared/interview/commands.ts'
import { longest } from '@dryrun/shared/limits.ts'
import { CloseButton, TextInput, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import classes from './notes.module.css'
import { readyTags, useOwnTags } from './own-tags.ts'

type Props = { chosen: readonly string[]; onPick: (tag: string) => void }

export function TagBar({ chosen, onPick }: Props) {
  const own = useOwnTags()
  const [adding, setAdding] = useState(false)
  return (
    <fieldset className={classes.tags}>
      <legend className={classes.hiddenWords}>Tags</legend>
      {readyTags.map((tag) => (
        <Tag key={tag} tag={tag} chosen={chosen.includes(tag)} onPick={onPick} />
      ))}
      {own.tags.map((tag) => (
        <span key={tag} className={classes.own}>
          <Tag tag={tag} chosen={chosen.includes(tag)} onPick={onPick} />
          {adding && <CloseButton size="xs" aria-label={`Forget the tag ${tag}`} onClick={() => own.remove(tag)} />}
        </span>
      ))}
      {!adding ? (
        <UnstyledButton className={classes.addTag} onClick={() => setAdding(true)}>
          Edit tags
        </UnstyledButton>
      ) : (
        <OwnTag full={own.full} onAdd={own.add} onDone={() => setAdding(false)} />
      )}
    </fieldset>
  )
}

function Tag({ tag, chosen, onPick }: { tag: string; chosen: boolean; onPick: (tag: string) => void }) {
  return (
    <button type="button" className={classes.tag} aria-pressed={chosen} onClick={() => onPick(tag)}>
      {tag}
    </button>
  )
}

type OwnTagProps = { full: boolean; onAdd: (tag: string) => void; onDone: () => void }

function OwnTag({ full, onAdd, onDone }: OwnTagProps) {
  const [tag, setTag] = useState('')
  const [fault, setFault] = useState<string>()
  const add = () => {
    const parsed = TagText.safeParse(tag)
    if (tag.trim() && !parsed.success) return setFault(parsed.error.issues[0]?.message)
    onAdd(parsed.data ?? '')
    onDone()
  }
  return (
    <TextInput
      size="xs"
      maxLength={longest.tag}
      placeholder={full ? 'Remove one first' : 'A tag of your own, then Enter'}
      disabled={full}
      aria-label="A tag of your own"
      autoFocus
      value={tag}
      error={fault}
      onChange={(event) => setTag(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') add()
        if (event.key === 'Escape') onDone()
      }}
      rightSection={<CloseButton size="xs" aria-label="Done with the tags" onClick={onDone} />}
    />
  )
}
