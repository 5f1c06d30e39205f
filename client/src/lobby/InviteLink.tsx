import { Button, NativeSelect, Skeleton } from '@mantine/core'
import { IconQrcode } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { joinAddress } from '../lib/kept-links.ts'
import { isOnlyHere, useLinkOrigins } from '../lib/link-origin.ts'
import { LinkField } from '../ui/CopyField.tsx'
import { LazyWithRetry } from '../ui/LazyWithRetry.tsx'
import { RecoverablePart } from '../ui/RecoverablePart.tsx'
import classes from './InviteLink.module.css'

const loadQrCode = () => import('./QrCode.tsx')

type Props = { interviewId: string; isHost: boolean; token: string; label: string }

/** A link to a seat, at any address under which others can open it, to copy or to scan. */
export function InviteLink({ interviewId, isHost, token, label }: Props) {
  const origins = useLinkOrigins(interviewId, isHost)
  const [chosen, setChosen] = useState<string>()
  if (!origins) return <Skeleton height={36} role="status" aria-label="Loading the address" />
  const origin = origins.find((each) => each === chosen) ?? origins[0] ?? window.location.origin
  const link = joinAddress(origin, token)
  return (
    <>
      <LinkField label={label} value={link} />
      {origins.length > 1 && (
        <NativeSelect
          label="Address in the link"
          description="If one does not open for the other person, try another."
          aria-label={`Address in the link: ${label}`}
          size="xs"
          data={[...origins]}
          value={origin}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      )}
      {origin.startsWith('http:') && !isOnlyHere(origin) && (
        <p className={classes.note}>
          Browsers give no microphone to pages at an http address. To talk in Dryrun, start the server with HTTPS=lan.
        </p>
      )}
      <QrToggle link={link} label={label} />
    </>
  )
}

function QrToggle({ link, label }: { link: string; label: string }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.toggle}
        leftSection={<IconQrcode size={16} aria-hidden />}
        aria-expanded={open}
        aria-controls={id}
        aria-label={`${open ? 'Hide' : 'Show'} the QR code: ${label}`}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Hide the QR code' : 'Show the QR code'}
      </Button>
      <div id={id}>
        {open && (
          <RecoverablePart name="The QR code">
            <LazyWithRetry load={loadQrCode} given={{ text: link, label: `${label}, as a QR code` }} />
          </RecoverablePart>
        )}
      </div>
    </div>
  )
}
