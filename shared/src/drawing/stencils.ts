import type { Stencil } from '../pack/board.ts'

/**
 * Parts of architecture drawings, built from board primitives so that they stay editable. Coordinates are relative to a
 * 28 × 28 box at the part's top left.
 */
export type GlyphStroke =
  | readonly ['line', ...(readonly (readonly [number, number])[])]
  | readonly ['ellipse', number, number, number, number]
  | readonly ['rectangle', number, number, number, number]

export type StencilDrawing = Readonly<{
  name: string
  group: 'Clients and network' | 'Compute' | 'Messaging' | 'Data'
  colour: string
  glyph: readonly GlyphStroke[]
}>

const edge = '#e7f5ff'
const compute = '#fff4e6'
const messaging = '#f3f0ff'
const data = '#ebfbee'

export const stencils: Readonly<Record<Stencil, StencilDrawing>> = {
  user: {
    name: 'User',
    group: 'Clients and network',
    colour: edge,
    glyph: [
      ['ellipse', 9, 2, 10, 10],
      ['line', [3, 26], [5, 18], [14, 15], [23, 18], [25, 26]],
    ],
  },
  client: {
    name: 'Client',
    group: 'Clients and network',
    colour: edge,
    glyph: [
      ['rectangle', 2, 4, 24, 16],
      ['line', [10, 25], [18, 25]],
      ['line', [14, 20], [14, 25]],
    ],
  },
  cdn: {
    name: 'CDN',
    group: 'Clients and network',
    colour: edge,
    glyph: [
      ['ellipse', 2, 2, 24, 24],
      ['ellipse', 9, 2, 10, 24],
      ['line', [2, 14], [26, 14]],
    ],
  },
  gateway: {
    name: 'API gateway',
    group: 'Clients and network',
    colour: edge,
    glyph: [
      ['line', [4, 26], [4, 8], [14, 2], [24, 8], [24, 26]],
      ['line', [11, 26], [11, 16], [17, 16], [17, 26]],
    ],
  },
  'load-balancer': {
    name: 'Load balancer',
    group: 'Clients and network',
    colour: edge,
    glyph: [
      ['line', [2, 14], [12, 14], [24, 4]],
      ['line', [12, 14], [25, 14]],
      ['line', [12, 14], [24, 24]],
    ],
  },
  'external-system': {
    name: 'External system',
    group: 'Clients and network',
    colour: '#f1f3f5',
    glyph: [
      ['rectangle', 2, 8, 18, 18],
      ['line', [12, 16], [26, 2]],
      ['line', [17, 2], [26, 2], [26, 11]],
    ],
  },
  service: {
    name: 'Service',
    group: 'Compute',
    colour: compute,
    glyph: [
      ['line', [8, 2], [20, 2], [26, 14], [20, 26], [8, 26], [2, 14], [8, 2]],
      ['ellipse', 10, 10, 8, 8],
    ],
  },
  function: {
    name: 'Function',
    group: 'Compute',
    colour: compute,
    glyph: [
      ['line', [6, 3], [11, 3], [22, 25], [26, 25]],
      ['line', [13, 11], [5, 25]],
    ],
  },
  worker: {
    name: 'Worker',
    group: 'Compute',
    colour: compute,
    glyph: [
      ['ellipse', 7, 7, 14, 14],
      ['line', [14, 1], [14, 7]],
      ['line', [14, 21], [14, 27]],
      ['line', [1, 14], [7, 14]],
      ['line', [21, 14], [27, 14]],
    ],
  },
  scheduler: {
    name: 'Scheduler',
    group: 'Compute',
    colour: compute,
    glyph: [
      ['ellipse', 2, 2, 24, 24],
      ['line', [14, 7], [14, 14], [20, 17]],
    ],
  },
  queue: {
    name: 'Queue',
    group: 'Messaging',
    colour: messaging,
    glyph: [
      ['rectangle', 1, 8, 26, 12],
      ['line', [8, 8], [8, 20]],
      ['line', [14, 8], [14, 20]],
      ['line', [20, 8], [20, 20]],
    ],
  },
  stream: {
    name: 'Stream',
    group: 'Messaging',
    colour: messaging,
    glyph: [
      ['line', [1, 8], [8, 4], [16, 10], [27, 5]],
      ['line', [1, 16], [8, 12], [16, 18], [27, 13]],
      ['line', [1, 24], [8, 20], [16, 26], [27, 21]],
    ],
  },
  cache: {
    name: 'Cache',
    group: 'Data',
    colour: data,
    glyph: [['line', [16, 1], [6, 16], [13, 16], [11, 27], [22, 11], [15, 11], [16, 1]]],
  },
  'relational-store': {
    name: 'SQL database',
    group: 'Data',
    colour: data,
    glyph: [
      ['ellipse', 3, 2, 22, 8],
      ['line', [3, 6], [3, 23]],
      ['line', [25, 6], [25, 23]],
      ['line', [3, 23], [14, 27], [25, 23]],
    ],
  },
  'document-store': {
    name: 'NoSQL database',
    group: 'Data',
    colour: data,
    glyph: [
      ['line', [5, 2], [17, 2], [23, 8], [23, 26], [5, 26], [5, 2]],
      ['line', [9, 13], [19, 13]],
      ['line', [9, 19], [19, 19]],
    ],
  },
  'object-store': {
    name: 'Object storage',
    group: 'Data',
    colour: data,
    glyph: [
      ['ellipse', 2, 2, 24, 7],
      ['line', [2, 6], [6, 26], [22, 26], [26, 6]],
    ],
  },
  search: {
    name: 'Search',
    group: 'Data',
    colour: data,
    glyph: [
      ['ellipse', 2, 2, 17, 17],
      ['line', [16, 16], [26, 26]],
    ],
  },
}
