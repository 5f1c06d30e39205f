import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { copyOrExplain } from '../lib/copy-text.ts'
import { isOnlyHere } from '../lib/link-origin.ts'
import classes from './CopyField.module.css'

export function CopyField({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    setCopied(await copyOrExplain(value))
  }
  return (
    <div className={classes.field}>
      <TextInput
        className={classes.value}
        aria-label={label}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant={copied ? 'light' : 'default'}
        className={classes.copy}
        leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        onClick={() => void copy()}
        aria-label={copied ? `${label}: copied` : `Copy ${label.charAt(0).toLowerCase()}${label.slice(1)}`}
      >
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  )
}

/** A link for another person to copy. Says so when it leads to this machine, because the server knows no other address. */
export function LinkField({ label, value }: { label: string; value: string }) {
  return (
    <>
      <CopyField key={value} label={label} value={value} />
      {isOnlyHere(value) && (
        <p className={classes.only}>
          This address works on this machine only. To let others in, start the server with HOST=0.0.0.0 for your
          network, or with PUBLIC_URL for the internet, and copy the link again.
        </p>
      )}
    </>
  )
}
