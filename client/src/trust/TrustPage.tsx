import type { Authority } from '@dryrun/shared/api/site.ts'
import { Anchor, Button, Skeleton } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { api } from '../lib/api-client.ts'
import { fullDateOf } from '../lib/dates.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Steps } from './Steps.tsx'
import classes from './TrustPage.module.css'

/** How a device comes to trust the https certificate of a server in the local network. */
export function TrustPage() {
  const { data, error, refetch } = useQuery({ queryKey: ['authority'], queryFn: api.authority })
  return (
    <PageShell title="Trust this server" width="narrow">
      <h1>Trust this server</h1>
      {error ? (
        <ErrorState title="The certificate could not be loaded" error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={160} role="status" aria-label="Loading" />
      ) : data.authority ? (
        <Explained authority={data.authority} />
      ) : (
        <EmptyState title="There is nothing to trust" action={<LinkButton to="/">Go to the start page</LinkButton>}>
          This server has no certificate authority of its own. It makes one when it is started with HTTPS=lan.
        </EmptyState>
      )}
    </PageShell>
  )
}

function Explained({ authority: { name, fingerprint, validTo, address } }: { authority: Authority }) {
  return (
    <>
      <p>
        Browsers give a page the microphone over https only, and they warn of servers that they do not know. Install the
        certificate of this server once on this device, and the warning is gone.
      </p>
      <Button
        component="a"
        href="/api/site/authority.crt"
        download="dryrun-authority.crt"
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        Download the certificate
      </Button>
      <dl className={classes.facts}>
        <dt>Name</dt>
        <dd>{name}</dd>
        <dt>Valid until</dt>
        <dd>{fullDateOf(validTo)}</dd>
        <dt>SHA-256</dt>
        <dd className={classes.fingerprint}>{fingerprint}</dd>
      </dl>
      <p className={classes.warning}>
        Compare the SHA-256 with the one that <code>npm start</code> printed: ask the person who runs the server. If
        they differ, do not install it.
      </p>
      <h2>Install it</h2>
      <Steps />
      {address && (
        <>
          <h2>Then open Dryrun</h2>
          <p>
            <Anchor href={address}>{address}</Anchor>
          </p>
        </>
      )}
      <h2>What it means</h2>
      <p>
        This device then believes every certificate that this server makes. Its key stays in the data folder of the
        server: a person who gets it could pretend to be any site towards this device. Install it only if you trust the
        person who runs the server, and remove it from the same list when you no longer need it.
      </p>
    </>
  )
}
