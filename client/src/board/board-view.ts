import type { Presence } from '@dryrun/shared/protocol.ts'

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

export function viewportOf({ scrollX, scrollY, zoom, width, height }: BoardView): Viewport {
  const whole = (value: number) => Math.round(value)
  return {
    x: whole(-scrollX),
    y: whole(-scrollY),
    width: whole(width / zoom.value),
    height: whole(height / zoom.value),
  }
}

/** Returns the view that centers another participant's viewport and shows all of it on this screen. */
export function viewFitting({ x, y, width, height }: Viewport, screen: Pick<BoardView, 'width' | 'height'>) {
  const fitting = Math.min(screen.width / Math.max(width, 1), screen.height / Math.max(height, 1))
  const value = Math.min(Math.max(fitting, LEAST_ZOOM), MOST_ZOOM)
  return {
    scrollX: screen.width / value / 2 - (x + width / 2),
    scrollY: screen.height / value / 2 - (y + height / 2),
    zoom: { value },
  }
}
