import { PreparePage } from '@dryrun/client/packs/prepare/PreparePage.tsx'
import { cleanup, screen, within } from '@testing-library/react'
import axe from 'axe-core'
import { expect, it } from 'vitest'
import { packs } from '../support/page/form-facts.ts'
import { mounted } from '../support/page/mounted.tsx'
import { type Answers, standInServer } from '../support/page/stand-in-server.ts'

const advice = {
  mistakes: [{ mistake: 'Draws before asking', instead: 'Ask for load and latency first.' }],
  prepare: [{ advice: 'Practice estimates aloud', how: 'Two minutes for each service that you know.' }],
}
const server: Answers = {
  'GET /api/me': [200, { me: null }],
  'GET /api/packs': [200, { packs }],
  'GET /api/packs/first/advice': [200, advice],
  'GET /api/packs/second/advice': [200, { mistakes: [], prepare: [] }],
}
const pageAt = (search: string) => mounted(<PreparePage />, '/prepare', search)
const accessible = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

it('[P49] a candidate chooses a pack and reads its common mistakes and how to prepare', async () => {
  standInServer(server)
  const { user } = await pageAt('')
  await screen.findByRole('heading', { name: 'Choose a pack' })
  await accessible()
  await user.click(screen.getByRole('link', { name: 'First pack' }))
  const mistakes = within(await screen.findByRole('region', { name: 'Common mistakes' }))
  expect(mistakes.getByRole('listitem').textContent).toBe('Draws before askingInstead: Ask for load and latency first.')
  const prepare = within(screen.getByRole('region', { name: 'How to prepare' }))
  expect(prepare.getByRole('heading', { name: 'Practice estimates aloud' })).toBeTruthy()
  expect(prepare.getByText('Two minutes for each service that you know.')).toBeTruthy()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Prepare for First pack')
  await accessible()
  await user.click(screen.getByRole('link', { name: 'Choose another pack' }))
  await screen.findByRole('link', { name: 'Second pack' })
})

it('[P50] a pack without advice says so, and so does an unknown pack, an empty server and a failure', async () => {
  standInServer(server)
  await pageAt('?pack=second')
  await screen.findByRole('heading', { name: 'This pack has no advice for candidates' })
  cleanup()
  await pageAt('?pack=third')
  await screen.findByRole('heading', { name: 'There is no such pack here' })
  cleanup()
  standInServer({ ...server, 'GET /api/packs': [200, { packs: [] }] })
  await pageAt('')
  await screen.findByRole('heading', { name: 'No pack is installed' })
  cleanup()
  const gone = { code: 'notFound', message: 'Nothing here.', requestId: 'r' }
  standInServer({ ...server, 'GET /api/packs/first/advice': [404, gone] })
  await pageAt('?pack=first')
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing here.')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
})
