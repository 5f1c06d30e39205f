import type { GlyphStroke, StencilDrawing } from '@dryrun/shared/drawing/stencils.ts'
import classes from './StencilPanel.module.css'

export function StencilGlyph({ glyph, colour }: Pick<StencilDrawing, 'glyph' | 'colour'>) {
  return (
    <svg className={classes.glyph} viewBox="-4 -4 36 36" style={{ background: colour }} aria-hidden="true">
      {glyph.map((stroke) => (
        <path key={pathOf(stroke)} d={pathOf(stroke)} />
      ))}
    </svg>
  )
}

function pathOf(stroke: GlyphStroke): string {
  if (stroke[0] === 'line') {
    const [, ...points] = stroke as ['line', ...[number, number][]]
    return `M${points.map((point) => point.join(' ')).join('L')}`
  }
  const [kind, x, y, width, height] = stroke
  if (kind === 'rectangle') return `M${x} ${y}h${width}v${height}h${-width}z`
  const [rx, ry] = [width / 2, height / 2]
  return `M${x} ${y + ry}a${rx} ${ry} 0 1 0 ${width} 0a${rx} ${ry} 0 1 0 ${-width} 0`
}
