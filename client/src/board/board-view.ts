import type { Presence } from '@dryrun/shared/protocol.ts'

/** What part of the board is seen, in Excalidraw's words. */
export type BoardView = Readonly<{
  scrollX: number
  scrollY: number
  zoom: Readonly<{ value: number }>
  width: number
  height: number
}>

type Viewport = NonNullable<Presence['viewport']>

const LEAST_ZOOM = 0.1
const MOST_ZOOM = 30

/** The part of the board that is in sight, in scene pixels. */
export function viewportOf({ scrollX, scrollY, zoom, width, height }: BoardView): Viewport {
  const whole = (value: number) => Math.round(value)
  return {
    x: whole(-scrollX),
    y: whole(-scrollY),
    width: whole(width / zoom.value),
    height: whole(height / zoom.value),
  }
}

/** How to look so that all of somebody's viewport is in sight, whatever the size of this screen, with them at its middle. */
export function viewFitting({ x, y, width, height }: Viewport, screen: Pick<BoardView, 'width' | 'height'>) {
  const fitting = Math.min(screen.width / Math.max(width, 1), screen.height / Math.max(height, 1))
  const value = Math.min(Math.max(fitting, LEAST_ZOOM), MOST_ZOOM)
  return {
    scrollX: screen.width / value / 2 - (x + width / 2),
    scrollY: screen.height / value / 2 - (y + height / 2),
    zoom: { value },
  }
}
