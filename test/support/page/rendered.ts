import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createRoomStore } from '@dryrun/client/live/room-store.ts'
import { RoomContext } from '@dryrun/client/live/use-room.ts'
import type { View } from '@dryrun/shared/interview/view.ts'

type Component = () => unknown
type React = { createElement(type: unknown, props: object | null, ...children: unknown[]): unknown }
type Server = { renderToStaticMarkup(element: unknown): string }

/** The client's own copies, since a component and its renderer must share one React. */
const ofClient = createRequire(join(import.meta.dirname, '../../../client/package.json'))
const react: React = ofClient('react')
const server: Server = ofClient('react-dom/server')

export function rendered(component: Component, view: View): string {
  const store = createRoomStore()
  store.setState({ view })
  const state = store.getState()
  // Server rendering reads the store's initial state.
  const room = { store: { ...store, getInitialState: () => state } }
  return server.renderToStaticMarkup(
    react.createElement(RoomContext, { value: room }, react.createElement(component, null)),
  )
}
