import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import classes from './RelayCheck.module.css'
import { addressText, relayText, testRelay } from './relay-test.ts'

const useIce = (interviewId: string) =>
  useQuery({ queryKey: ['ice', interviewId], queryFn: () => api.ice(interviewId) })

/** Says before the call whether the others in it can learn the IP address of this device. */
export function AddressNotice({ interviewId }: { interviewId: string }) {
  const { data } = useIce(interviewId)
  if (!data) return null
  if (data.showsAddress) return <p className={classes.warning}>{addressText.stranger}</p>
  return <p className={classes.result}>{data.relayOnly ? addressText.hidden : addressText.known}</p>
}

/** Tries the relay for calls, if the server has one, and names what is wrong with it. */
export function RelayCheck({ interviewId }: { interviewId: string }) {
  const ice = useIce(interviewId)
  const servers = ice.data?.iceServers ?? []
  const relay = useQuery({
    queryKey: ['relay', interviewId],
    queryFn: async () => testRelay((await api.ice(interviewId)).iceServers),
    enabled: servers.some(({ credential }) => credential !== undefined),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const result = relay.data
  return (
    <>
      {relay.isFetching && (
        <p className={classes.result} role="status">
          Trying the relay for calls
        </p>
      )}
      {result && !relay.isFetching && (
        <p className={result === 'works' ? classes.result : classes.warning} role="status">
          {result === 'works' ? <IconCheck size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
          <span>{relayText[result]}</span>
        </p>
      )}
      {result && result !== 'works' && (
        <Button variant="default" size="compact-sm" loading={relay.isFetching} onClick={() => void relay.refetch()}>
          Try the relay again
        </Button>
      )}
    </>
  )
}
