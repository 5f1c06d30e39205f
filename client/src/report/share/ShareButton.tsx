import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconShare } from '@tabler/icons-react'
import { ShareForm } from './ShareForm.tsx'

export function ShareButton({ interviewId }: { interviewId: string }) {
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button variant="default" leftSection={<IconShare size={18} stroke={1.75} aria-hidden />} onClick={open}>
        Share…
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title="Share this report"
        size="lg"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <ShareForm interviewId={interviewId} />
      </Modal>
    </>
  )
}
