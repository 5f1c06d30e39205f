import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createRoomStore } from '@dryrun/client/live/room-store.ts'
import { RoomContext } from '@dryrun/client/live/use-room.ts'
import type { View } from '@dryrun/shared/interview/view.ts'

type Component = () => unknown
type React = { createElement(type: unknown, props: object | null, ...children: unknown[]): unknown }
type Server = { renderToStaticMarkup(element: unknown): string }

/** The client's own copies: a component and its renderer must share one. */
const ofClient = createRequire(join(import.meta.dirname, '../../../client/package.json'))
const react: React = ofClient('react')
const server: Server = ofClient('react-dom/server')

/** The HTML of a component of the room, as a person with this view gets it. */
export function rendered(component: Component, view: View): string {
  const store = createRoomStore()
  store.setState({ view })
  const state = store.getState()
  // A page rendered once takes the state in which its store began.
  const room = { store: { ...store, getInitialState: () => state } }
  return server.renderToStaticMarkup(
    react.createElement(RoomContext, { value: room }, react.createElement(component, null)),
  )
}
