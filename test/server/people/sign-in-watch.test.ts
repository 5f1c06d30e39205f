import { EventEmitter } from 'node:events'
import type { RoomSocket } from '@dryrun/server/socket/room-socket.ts'
import { SignInWatch } from '@dryrun/server/socket/sign-in-watch.ts'
import { expect, it } from 'vitest'

it('[AC7] a sign-in that another server has ended loses its connections at the next look', async () => {
  const cut: string[] = []
  const ended = new Set(['theirs'])
  const watch = new SignInWatch({
    ended: async (ids) => ids.filter((id) => ended.has(id)),
    onFault: (fault) => expect.unreachable(String(fault)),
  })
  const connect = (signInId: string) => {
    const socket = Object.assign(new EventEmitter(), { data: { signInId }, conn: { close: () => cut.push(signInId) } })
    watch.follow(socket as unknown as RoomSocket)
    return socket
  }
  connect('theirs')
  connect('mine')
  const gone = connect('theirs')
  gone.emit('disconnect')
  await watch.look()
  watch.stop()
  expect(cut).toEqual(['theirs'])
})
