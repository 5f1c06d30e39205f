import type { OAuthProvider } from '@dryrun/shared/api/account.ts'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import classes from './Account.module.css'
import { accountClient } from './account-client.ts'
import { Outcome } from './Outcome.tsx'
import { useWays } from './use-account.ts'

const names: Readonly<Record<OAuthProvider, string>> = { github: 'GitHub', google: 'Google' }

export function OAuthButtons({ bring, refused }: { bring: boolean; refused: boolean }) {
  const { data } = useWays()
  const go = useMutation({
    mutationFn: (way: OAuthProvider) => accountClient.goBy(way, bring),
    onSuccess: ({ url }) => window.location.assign(url),
  })
  if (!data?.ways.length) return null
  return (
    <div className={classes.ways}>
      {refused && (
        <p className={classes.fault} role="alert">
          That did not let you in. If you have an account with a password, sign in with that.
        </p>
      )}
      {data.ways.map((way) => (
        <Button
          key={way}
          variant="default"
          loading={go.isPending && go.variables === way}
          onClick={() => go.mutate(way)}
        >
          Sign in with {names[way]}
        </Button>
      ))}
      <Outcome error={go.error} />
    </div>
  )
}
