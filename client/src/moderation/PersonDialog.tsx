import { Modal } from '@mantine/core'
import { lazy, Suspense } from 'react'

/** Lazy, because few users open them. */
const BlockForm = lazy(() => import('./BlockForm.tsx').then(({ BlockForm: one }) => ({ default: one })))
const ComplaintForm = lazy(() => import('./ComplaintForm.tsx').then(({ ComplaintForm: one }) => ({ default: one })))

export type Choice = Readonly<{ person: Readonly<{ id: string; name: string }>; act: 'block' | 'complain' }>
type Props = { interviewId: string; choice: Choice | null; onClose: () => void }

export function PersonDialog({ interviewId, choice, onClose }: Props) {
  const title = choice?.act === 'block' ? 'Not matched with' : 'Report to the admin:'
  return (
    <Modal
      opened={choice !== null}
      onClose={onClose}
      title={`${title} ${choice?.person.name ?? ''}${choice?.act === 'block' ? ' again' : ''}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {choice && (
        <Suspense>
          {choice.act === 'block' ? (
            <BlockForm interviewId={interviewId} person={choice.person} onDone={onClose} />
          ) : (
            <ComplaintForm interviewId={interviewId} person={choice.person} onDone={onClose} />
          )}
        </Suspense>
      )}
    </Modal>
  )
}
