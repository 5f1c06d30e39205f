import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../lib/api-client.ts'
import { addressOf, isOnlyHere, keepLink, keptLinks, type LinkSeat } from '../lib/kept-links.ts'
import { CopyField } from '../ui/CopyField.tsx'
import { sentenceOf } from '../ui/ErrorState.tsx'
import classes from './SeatLink.module.css'

type Props = { interviewId: string; seat: LinkSeat; label: string; hint?: string }

/** The invite link of a seat, as kept in this browser. Creating a new one revokes the old one. */
export function SeatLink({ interviewId, seat, label, hint }: Props) {
  const [token, setToken] = useState(() => keptLinks(interviewId).find((link) => link.seat === seat)?.token)
  const make = useMutation({
    mutationFn: () => api.makeLink(interviewId, { seat }),
    onSuccess: ({ link }) => {
      keepLink(interviewId, link)
      setToken(link.token)
    },
  })
  return (
    <div className={classes.link}>
      <div className={classes.words}>
        <span className={classes.label}>{label}</span>
        {hint && <span className={classes.hint}>{hint}</span>}
      </div>
      {token && <CopyField key={token} label={label} value={addressOf(token)} />}
      {token && isOnlyHere() && (
        <p className={classes.only}>
          This address works on this machine alone. For others, open this page by an address that they can reach.
        </p>
      )}
      <div className={classes.more}>
        <Button
          variant={token ? 'subtle' : 'default'}
          size="compact-sm"
          loading={make.isPending}
          aria-label={`Make a new link: ${label}`}
          onClick={() => make.mutate()}
        >
          Make a new link
        </Button>
        <span className={classes.hint}>
          {token
            ? 'The old one then stops working.'
            : 'There is none in this browser. A new one replaces any that you made before.'}
        </span>
      </div>
      {make.error && (
        <p className={classes.fault} role="alert">
          {sentenceOf(make.error)}
        </p>
      )}
    </div>
  )
}
