import { queryClient } from '@dryrun/client/lib/query-client.ts'
import type { Equivalent } from '@dryrun/shared/pack/extras.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { questionOf } from '../support/domain/facts.ts'
import { equivalentsPath, scriptIn, scriptInRoom } from '../support/page/script-in-room.tsx'
import { standInServer } from '../support/page/stand-in-server.ts'

const equivalents: readonly Equivalent[] = [
  {
    id: 'stream',
    job: 'Ordered, replayable stream',
    names: [
      { where: 'AWS', name: 'Kinesis Data Streams' },
      { where: 'Azure', name: 'Event Hubs' },
    ],
    differs: 'Order holds within a shard or partition only.',
    asOf: '2026-11',
    source: 'the product pages',
  },
  {
    id: 'queue',
    job: 'Work queue',
    names: [
      { where: 'AWS', name: 'SQS' },
      { where: 'Google Cloud', name: 'Cloud Tasks' },
    ],
  },
]
const region = () => screen.getByRole('region', { name: 'Equivalents' })

it('[P53] the equivalents of the pack are folded at the end of the script until they are opened or searched', async () => {
  const { user } = await scriptInRoom(questionOf('orders'), [], equivalents)
  const fold = await screen.findByRole('button', { name: 'Equivalents', expanded: false })
  expect(screen.getAllByRole('heading', { level: 2 }).at(-1)?.textContent).toBe('Equivalents')
  expect(document.body.textContent).not.toContain('Event Hubs')
  const search = screen.getByLabelText('Find in the script')
  await user.type(search, 'event hubs')
  const found = within(region()).getAllByRole('listitem')
  expect(found.map((item) => item.textContent)).toEqual([
    'Ordered, replayable streamAWSKinesis Data StreamsAzureEvent Hubs' +
      'Order holds within a shard or partition only.the product pages, 2026-11',
  ])
  await user.clear(search)
  expect(document.body.textContent).not.toContain('Event Hubs')
  await user.click(fold)
  expect(within(region()).getAllByRole('listitem')).toHaveLength(2)
  expect(region().textContent).toContain('Cloud Tasks')
})

it('[P54] a live room asks once for the equivalents, and a recording does not', async () => {
  const { asks } = await scriptInRoom(questionOf('orders'))
  const asked: string[] = []
  const answer = () => {
    asked.push('equivalents')
    return [200, { equivalents }] as const
  }
  cleanup()
  standInServer({ [`GET ${equivalentsPath}`]: answer })
  const { store } = asks.client
  await scriptIn({ store, isRecording: true, now: () => 0, onTick: () => () => undefined })
  cleanup()
  await scriptIn(asks.client)
  await screen.findByRole('region', { name: 'Equivalents' })
  expect(asked).toHaveLength(1)
})

it.each([
  ['a pack without equivalents', [200, { equivalents: [] }]],
  ['one that may not be read', [409, { code: 'conflict', message: 'Held.', requestId: 'r' }]],
] as const)('[P55] without equivalents to read the script has no such part: %s', async (_what, reply) => {
  const { asks } = await scriptInRoom(questionOf('orders'), [], equivalents)
  await screen.findByRole('region', { name: 'Equivalents' })
  cleanup()
  const asked: number[] = []
  standInServer({
    [`GET ${equivalentsPath}`]: () => {
      asked.push(reply[0])
      return reply
    },
  })
  await scriptIn(asks.client)
  await waitFor(() => expect(queryClient.isFetching()).toBe(0))
  expect(asked).toEqual([reply[0]])
  expect(screen.queryByRole('region', { name: 'Equivalents' })).toBeNull()
  expect(screen.getByRole('region', { name: /^Points to listen for/ })).toBeTruthy()
})
