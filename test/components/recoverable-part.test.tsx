import { RecoverablePart } from '@dryrun/client/ui/RecoverablePart.tsx'
import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { mounted } from '../support/page/mounted.tsx'

const script = { isBroken: true }

function Script() {
  if (script.isBroken) throw new Error('broken')
  return <p>The hints</p>
}

it('a part that throws says so in its place, and is shown again on request', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { user } = await mounted(
    <>
      <RecoverablePart name="The script">
        <Script />
      </RecoverablePart>
      <p>The chat</p>
    </>,
  )
  expect((await screen.findByRole('alert')).textContent).toContain('The script stopped working')
  expect(screen.getByText('The chat')).toBeTruthy()
  script.isBroken = false
  await user.click(screen.getByRole('button', { name: 'Show it again' }))
  await screen.findByText('The hints')
  expect(screen.queryByRole('alert')).toBeNull()
})
