import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../lib/api-client.ts'
import { keepLink, keptLinks, type LinkSeat } from '../lib/kept-links.ts'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { InviteLink } from './InviteLink.tsx'
import classes from './SeatLink.module.css'

type Props = { interviewId: string; seat: LinkSeat; isHost: boolean; label: string; hint?: string }

/** The invite link of a seat, as kept in this browser. Creating a new one revokes the old one. */
export function SeatLink({ interviewId, seat, isHost, label, hint }: Props) {
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
      {token && <InviteLink key={token} interviewId={interviewId} isHost={isHost} token={token} label={label} />}
      <div className={classes.more}>
        <Button
          variant={token ? 'subtle' : 'default'}
          size="compact-sm"
          loading={make.isPending}
          aria-label={`${token ? 'Reset link' : 'Create link'}: ${label}`}
          onClick={() => make.mutate()}
        >
          {token ? 'Reset link' : 'Create link'}
        </Button>
        <span className={classes.hint}>
          {token
            ? 'The old link then stops working.'
            : 'This browser has no link. A new one replaces any that you made before.'}
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
