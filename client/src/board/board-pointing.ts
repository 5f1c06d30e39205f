import type { Presence } from '@dryrun/shared/protocol.ts'
import type { AppState, Collaborator, ExcalidrawProps, SocketId } from '@excalidraw/excalidraw/types'
import { useEffect, useMemo } from 'react'
import { personHue } from '../live/person-colour.ts'
import type { Others } from '../live/presence.ts'
import type { RoomClient } from '../live/room-client.ts'
import type { RoomState } from '../live/room-store.ts'
import { useRoomClient } from '../live/use-room.ts'
import type { BoardApi } from './board-api.ts'
import { viewportOf } from './board-view.ts'

const MOST_SELECTED = 50

type PointerUpdate = Parameters<NonNullable<ExcalidrawProps['onPointerUpdate']>>[0]

export function usePointing(api: BoardApi | null) {
  const client = useRoomClient()
  const pointing = useMemo(() => new Pointing(client), [client])
  useEffect(() => (api ? pointing.watch(api) : undefined), [api, pointing])
  return pointing
}

export class Pointing {
  readonly #client: RoomClient
  #api: BoardApi | undefined
  #cursor: Presence['cursor'] = null
  #laser: Presence['laser']

  constructor(client: RoomClient) {
    this.#client = client
  }

  readonly onPointerUpdate = ({ pointer: { x, y, tool }, button }: PointerUpdate): void => {
    this.#cursor = [Math.round(x), Math.round(y)]
    this.#laser = tool === 'laser' ? button : undefined
    this.#tell()
  }

  readonly onPointerLeave = (): void => {
    this.#cursor = null
    this.#tell()
  }

  watch(api: BoardApi): () => void {
    this.#api = api
    const stop = api.onChange(() => this.#tell())
    return () => {
      stop()
      this.#api = undefined
      this.#client.presence({ cursor: null, viewport: null, selected: [], editing: null })
    }
  }

  #tell(): void {
    if (!this.#api) return
    const presence = presenceOf(this.#api.getAppState(), this.#cursor, this.#follows())
    this.#client.presence({ ...presence, ...(this.#laser && { laser: this.#laser }) })
  }

  #follows(): boolean {
    return this.#client.store.getState().following !== null
  }
}

/** A follower sends no viewport: two participants who follow each other would drift away. */
function presenceOf(state: AppState, cursor: Presence['cursor'], follows: boolean): Presence {
  return {
    cursor,
    viewport: follows ? null : viewportOf(state),
    selected: Object.keys(state.selectedElementIds).slice(0, MOST_SELECTED),
    editing: state.editingTextElement?.id ?? null,
  }
}

export function useOthersPointers(api: BoardApi | null): void {
  const { others, store } = useRoomClient()
  useEffect(() => {
    if (!api) return
    let frame = 0
    const draw = () => {
      frame = 0
      api.updateScene({ collaborators: collaboratorsOf(others.getState(), store.getState().view?.people ?? []) })
    }
    const drawSoon = () => {
      frame ||= requestAnimationFrame(draw)
    }
    const stop = others.subscribe(drawSoon)
    drawSoon()
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [api, others, store])
}

type People = NonNullable<RoomState['view']>['people']

export function collaboratorsOf(others: Others, people: People): Map<SocketId, Collaborator> {
  const shown = people.flatMap(({ id, name }): [SocketId, Collaborator][] => {
    const presence = others[id]
    if (!presence) return []
    const { cursor, selected, laser } = presence
    // Always `laser`: Excalidraw ends a laser trail only when the tool is still `laser`, and draws both pointers alike.
    const pointer = cursor && { x: cursor[0], y: cursor[1], tool: 'laser' as const }
    const button = laser === 'down' ? 'down' : 'up'
    const selectedElementIds = Object.fromEntries(selected.map((element) => [element, true as const]))
    const colour = { id: excalidrawIdOf(personHue(people, id)) }
    return [[id as SocketId, { username: name, button, selectedElementIds, ...colour, ...(pointer && { pointer }) }]]
  })
  return new Map(shown)
}

/** Excalidraw derives a pointer's hue from the letters of its id, in steps of 10°; this letter gives our hue. */
const excalidrawIdOf = (hue: number): string => String.fromCharCode(37 + Math.round(hue / 10))
