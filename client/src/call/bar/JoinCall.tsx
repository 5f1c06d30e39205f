import { Button } from '@mantine/core'
import { IconEar, IconMicrophone } from '@tabler/icons-react'
import { useCall, useCallClient, useTalks } from '../use-call.ts'

export function JoinCall() {
  const client = useCallClient()
  const talks = useTalks()
  const isJoining = useCall(({ phase }) => phase === 'joining')
  const listen = () => void client.join({ withMicrophone: false })
  if (!talks)
    return (
      <Button
        variant="default"
        size="compact-sm"
        loading={isJoining}
        leftSection={<IconEar size={16} stroke={1.75} aria-hidden />}
        onClick={listen}
      >
        Listen to the call
      </Button>
    )
  return (
    <>
      <Button
        size="compact-sm"
        loading={isJoining}
        leftSection={<IconMicrophone size={16} stroke={1.75} aria-hidden />}
        onClick={() => void client.join({ withMicrophone: true })}
      >
        Join the call
      </Button>
      <Button variant="subtle" color="gray" size="compact-sm" disabled={isJoining} onClick={listen}>
        Join without a microphone
      </Button>
    </>
  )
}
