import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { copyOrExplain } from '../lib/copy-text.ts'
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
