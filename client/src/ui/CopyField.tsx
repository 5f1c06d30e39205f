import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import classes from './CopyField.module.css'

/** Something to be sent to someone else, with one button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    setCopied(await copyText(value, input.current))
  }
  return (
    <div className={classes.field}>
      <TextInput
        ref={input}
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

/** A page that comes over plain http from another machine has no clipboard; it can still copy what is selected. */
async function copyText(text: string, input: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    input?.focus()
    input?.select()
    return document.execCommand('copy')
  }
}
