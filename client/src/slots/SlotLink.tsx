import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLinkOrigin } from '../lib/link-origin.ts'
import { LinkField } from '../ui/CopyField.tsx'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { keepSlotLink, keptSlotLink, slotAddressOf } from './kept-slot-links.ts'
import classes from './slots.module.css'
import { slotsApi } from './slots-api.ts'

/** The invite link, as kept in this browser. Creating a new one revokes the old one. */
export function SlotLink({ slotId }: { slotId: string }) {
  const origin = useLinkOrigin()
  const [token, setToken] = useState(() => keptSlotLink(slotId))
  const make = useMutation({
    mutationFn: () => slotsApi.makeLink(slotId),
    onSuccess: ({ token: made }) => {
      keepSlotLink(slotId, made)
      setToken(made)
    },
  })
  return (
    <section className={classes.part} aria-labelledby="slot-link">
      <h2 id="slot-link">Send this link to your partner</h2>
      <p className={classes.words}>
        The person who opens it sees your times in their own time zone and picks one. It works for one person.
      </p>
      <div className={classes.link}>
        {token && origin && <LinkField label="The link for your partner" value={slotAddressOf(origin, token)} />}
        <div className={classes.ways}>
          <Button
            variant={token ? 'subtle' : 'default'}
            size="compact-sm"
            loading={make.isPending}
            onClick={() => make.mutate()}
          >
            Reset link
          </Button>
          <span className={classes.theirs}>
            {token
              ? 'The old one then stops working.'
              : 'The earlier one is kept in another browser; a new one replaces it.'}
          </span>
        </div>
        {make.error && <p role="alert">{sentenceOf(make.error)}</p>}
      </div>
    </section>
  )
}
