import type { OwnPack } from '@dryrun/shared/api/own-packs.ts'
import { counted } from '@dryrun/shared/format.ts'
import { Alert, Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiFailure } from '../lib/ask.ts'
import { copyOrExplain } from '../lib/copy-text.ts'
import { queryClient } from '../lib/query-client.ts'
import { fileNameOf, saveFile } from '../lib/save-file.ts'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import type { DraftSaver, SaveState } from './draft-saver.ts'
import classes from './PackEditor.module.css'
import { ownPacksKey, packApi } from './pack-client.ts'

type Props = {
  pack: OwnPack
  text: string
  state: SaveState
  saver: DraftSaver
  /** Undefined until the server has checked the text. */
  faults: number | undefined
  onReload: () => void
}

const stateWords: Readonly<Record<SaveState, string>> = {
  saved: 'Saved',
  waiting: 'Saving soon',
  saving: 'Saving',
  failed: 'Not saved; trying again',
  elsewhere: 'Not saved',
}

export function EditorHead({ pack, text, state, saver, faults, onReload }: Props) {
  const publish = usePublishing(pack, saver)
  const version = publish.data?.pack.version ?? pack.version
  return (
    <header className={classes.head}>
      <div className={classes.name}>
        <h1 className={classes.title}>{titleIn(text)}</h1>
        <p className={classes.facts}>
          <span role="status">{stateWords[state]}</span>
          {faults !== undefined && <span> · {faults ? counted(faults, 'fault') : 'no faults'}</span>}
          <span> · {version ? `version ${version} is on offer to you` : 'not published yet'}</span>
        </p>
      </div>
      <Group gap={8}>
        <LinkButton to="/packs" variant="subtle" color="gray">
          All packs
        </LinkButton>
        <Button variant="default" onClick={() => saveFile(asFile(text), `${fileNameOf(titleIn(text))}.yaml`)}>
          Export
        </Button>
        <Button
          disabled={faults !== 0 || state === 'elsewhere'}
          loading={publish.isPending}
          onClick={() => publish.mutate()}
        >
          Publish version {version + 1}
        </Button>
      </Group>
      {state === 'elsewhere' && <SavedElsewhere text={text} onReload={onReload} />}
      {publish.error && (
        <Alert className={classes.alert ?? ''} color="red" variant="light" title="It was not published" role="alert">
          {sentenceOf(publish.error)}
        </Alert>
      )}
      {publish.isSuccess && (
        <Alert className={classes.alert ?? ''} variant="light" title={`Version ${version} is published`} role="status">
          You can ask its questions in your interviews. What you write from now on is the next version.{' '}
          <Link to="/open" search={{ pack: pack.id }}>
            New interview with it
          </Link>
        </Alert>
      )}
    </header>
  )
}

/** Saves first, because the server publishes the saved revision. */
const usePublishing = (pack: OwnPack, saver: DraftSaver) =>
  useMutation({
    mutationFn: async () => {
      if (!(await saver.flush())) throw unsaved()
      return packApi.publish(pack.id, saver.revision)
    },
    onSuccess: () =>
      Promise.all([['packs'], ownPacksKey].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  })

const unsaved = () =>
  new ApiFailure(0, { code: 'unsaved', message: 'Your latest changes are not saved yet. Publish once they are.' })

function SavedElsewhere({ text, onReload }: { text: string; onReload: () => void }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => setCopied(await copyOrExplain(text))
  return (
    <Alert
      className={classes.alert ?? ''}
      color="yellow"
      variant="light"
      title="This pack was saved in another tab"
      role="alert"
    >
      <p className={classes.words}>What you write here is no longer saved, so that nothing is overwritten.</p>
      <Group gap={8}>
        <Button size="compact-sm" variant="default" onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy this text'}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onReload}>
          Load the saved one
        </Button>
      </Group>
    </Alert>
  )
}

const asFile = (text: string) => new Blob([text], { type: 'application/yaml' })

/** Title for the heading only; lists use the title that the server parsed. */
const titleIn = (text: string): string =>
  /^title:[ \t]*["']?([^\r\n"'#]+)/m.exec(text)?.[1]?.trim() || 'Pack without a title'
