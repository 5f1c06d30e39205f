import { admit } from '@dryrun/client/live/admission/admission.ts'
import { boardColor } from '@dryrun/client/live/admission/colors.ts'
import { ownId } from '@dryrun/client/live/admission/ids.ts'
import { shortenedText } from '@dryrun/client/live/admission/texts.ts'
import type { CanvasElement } from '@dryrun/client/live/sync/board-element.ts'
import { drawingFault } from '@dryrun/shared/interview/drawing-fault.ts'
import { Element } from '@dryrun/shared/interview/element.ts'
import { describe, expect, test } from 'vitest'

const shape = (props: object): CanvasElement => ({
  id: 'a',
  type: 'rectangle',
  version: 1,
  isDeleted: false,
  x: 0,
  y: 0,
  width: 10,
  height: 10,
  ...props,
})

let ids = 0
const newId = () => `new-${++ids}`

/** The admitted element and the reasons why it differs. Throws when the board refuses it. */
function admitted(props: object): { element: CanvasElement; reasons: string[] } {
  const given = shape(props)
  const answer = admit(given, undefined, newId)
  if (!answer.isTaken) throw new Error(`${given.type} was not taken`)
  return { element: { ...given, ...answer.values }, reasons: answer.notes.map(({ reason }) => reason) }
}

const reasonFor = (props: object): string | undefined => {
  const answer = admit(shape(props), undefined, newId)
  return answer.isTaken ? undefined : answer.notes[0]?.reason
}

describe('colors', () => {
  test.each([
    ['rgba(255, 0, 0, 0.5)', '#ff000080'],
    ['rgb(100% 0% 0% / 50%)', '#ff000080'],
    ['hsl(120, 50%, 50%)', '#40bf40'],
    ['hsla(0.5turn 100% 25% / 1)', '#008080'],
    ['hwb(0 0% 0%)', '#ff0000'],
    ['Red', '#ff0000'],
    ['RebeccaPurple', '#663399'],
    ['#0A0', '#00aa00'],
    ['#0A08', '#00aa0088'],
    ['#A5D8FF', '#a5d8ff'],
    ['TRANSPARENT', 'transparent'],
    ['none', 'transparent'],
  ])('[CV1] %s is %s for both', (written, hex) => {
    expect(boardColor(written)).toBe(hex)
    const { element, reasons } = admitted({ strokeColor: written })
    expect(boardColor(element.strokeColor)).toBe(hex)
    expect(reasons).toEqual([])
  })

  test.each(['#12345', 'url(evil)', 'constructor', 'rgb(1,2)', 'hsl(x, 1%, 1%)', '', 7, {}])(
    '[CV1] %s is no color to draw with: its author is told of the default one',
    (written) => {
      const { element, reasons } = admitted({ backgroundColor: written })
      expect(element.backgroundColor).toBe('transparent')
      expect(reasons).toEqual(written === '' ? [] : ['color'])
    },
  )
})

describe('points', () => {
  const line = {
    type: 'line',
    points: [
      [0, 0],
      [50, 30, 0.5],
      [100, 60, 0.5],
    ],
  }

  test('[CV1] a third value of a point is dropped from a line, and the point stays', () => {
    expect(admitted(line).element.points).toEqual([
      [0, 0],
      [50, 30],
      [100, 60],
    ])
  })

  test('[CV1] it is the pressure of a stroke that has no pressures of its own', () => {
    const { element } = admitted({ ...line, type: 'freedraw', pressures: [], simulatePressure: false })
    expect(element.points).toEqual([
      [0, 0],
      [50, 30],
      [100, 60],
    ])
    expect(element.pressures).toEqual([0.5, 0.5, 0.5])
    const own = admitted({ ...line, type: 'freedraw', pressures: [0.1, 0.2, 0.3], simulatePressure: false })
    expect(own.element.pressures).toEqual([0.1, 0.2, 0.3])
  })

  test('[CV1] what is no point is left out; a line without points goes from its corner to its size', () => {
    const junk = admitted({ type: 'line', points: [[0, 0], null, [Number.NaN, 1], ['5', 5], [3], [40, 40]] })
    expect(junk.element.points).toEqual([
      [0, 0],
      [40, 40],
    ])
    expect(admitted({ type: 'arrow', points: [] }).element.points).toEqual([
      [0, 0],
      [10, 10],
    ])
    expect(reasonFor({ type: 'freedraw', points: [[Number.NaN, 0]] })).toBe('broken')
  })

  test('[CV1] a line that reaches too far is cut to what the board takes, and its author is told', () => {
    const { element, reasons } = admitted({
      type: 'line',
      points: [
        [0, 0],
        [2e6, 5],
      ],
    })
    expect(element.points).toEqual([
      [0, 0],
      [100_000, 5],
    ])
    expect(reasons).toEqual(['size'])
  })

  test('[CV3] a stroke of 20,000 points is one stroke; what lies beyond goes on as the next one', () => {
    const points = Array.from({ length: 45_000 }, (_, n) => [n % 1_000, Math.floor(n / 1_000)])
    const stroke = { type: 'freedraw', x: 5, y: 7, pressures: points.map(() => 0.5), points }
    expect(admit(shape({ ...stroke, points: points.slice(0, 20_000), pressures: [] }), undefined, newId)).toMatchObject(
      {
        values: {},
        added: [],
        notes: [],
      },
    )
    const answer = admit(shape(stroke), undefined, newId)
    if (!answer.isTaken) throw new Error('not taken')
    const pieces = [{ ...shape(stroke), ...answer.values }, ...answer.added]
    const places = pieces.flatMap((piece, at) =>
      (piece.points as [number, number][])
        .slice(at ? 1 : 0)
        .map(([x, y]) => [x + Number(piece.x) - 5, y + Number(piece.y) - 7]),
    )
    expect(places).toEqual(points)
    for (const piece of pieces) expect((piece.points as unknown[]).length).toBeLessThanOrEqual(20_000)
    for (const piece of pieces) expect(piece.pressures).toHaveLength((piece.points as unknown[]).length)
    expect(answer.notes.map(({ reason }) => reason)).toEqual(['longStroke'])
  })
})

describe('texts', () => {
  test('[CV3] a text of 10,000 characters stays whole; of a longer one the rest is there to copy', () => {
    const fits = 'x'.repeat(10_000)
    expect(admitted({ type: 'text', text: fits, originalText: fits }).reasons).toEqual([])
    const long = `${'word '.repeat(1_999)}tail ${'more '.repeat(10)}`
    const answer = admit(shape({ type: 'text', text: long, originalText: long }), undefined, newId)
    if (!answer.isTaken) throw new Error('not taken')
    const [note] = answer.notes
    expect(`${answer.values.originalText}${note?.rest}`).toBe(long)
    expect(String(answer.values.text).length).toBeLessThanOrEqual(10_000)
  })

  test('[CV3] the broken lines and the text behind them end behind the same character', () => {
    const original = `${'a'.repeat(9_000)} ${'b'.repeat(2_000)}`
    const wrapped = original.replace(/(.{100})/g, '$1\n')
    const { text, originalText, rest } = shortenedText({ text: wrapped, originalText: original })
    const visible = (words: string) => words.replace(/\s/g, '')
    expect(visible(text)).toBe(visible(originalText))
    expect(originalText + rest).toBe(original)
    expect(text.length).toBeLessThanOrEqual(10_000)
    expect(text.length).toBeGreaterThan(9_990)
  })

  test('[CV3] no character is cut in half', () => {
    const original = `${'x'.repeat(9_999)}😀😀`
    const { text, rest } = shortenedText({ text: original, originalText: original })
    expect(text).toBe('x'.repeat(9_999))
    expect(rest).toBe('😀😀')
  })
})

describe('everything else', () => {
  test('[CV1] bindings of newer canvases are bindings of this one', () => {
    const startBinding = { elementId: 'box', fixedPoint: [1.05, 0.5], mode: 'orbit' }
    const { element, reasons } = admitted({
      type: 'arrow',
      points: [
        [0, 0],
        [9, 9],
      ],
      startBinding,
    })
    expect(element.startBinding).toEqual({ elementId: 'box', focus: 0, gap: 5 })
    expect(reasons).toEqual([])
  })

  test('[CV1] ids of other programs become ids of this one, the same for every reference', () => {
    const foreign = 'node:api.v1'
    const box = admit(shape({ id: foreign }), undefined, newId)
    const { element } = admitted({
      type: 'text',
      text: 'API',
      containerId: foreign,
      frameId: foreign,
      groupIds: [foreign, 'ours'],
    })
    const id = box.isTaken ? box.id : ''
    expect(id).toBe(ownId(foreign))
    expect(Element.shape.id.safeParse(id).success).toBe(true)
    expect(ownId('node/api.v1')).not.toBe(id)
    expect(element).toMatchObject({ containerId: id, frameId: id, groupIds: [id, 'ours'] })
  })

  test('[CV1] numbers out of reach come to its edge, and their author is told where it is seen', () => {
    const { element, reasons } = admitted({ x: 2e7, width: 1e6, angle: Number.NaN, seed: 0.5, index: '!' })
    expect(element).toMatchObject({ x: 1e7, width: 100_000, angle: 0, seed: 1, index: null })
    expect(reasons).toEqual(['place', 'size', 'style'])
  })

  test('[CV1] a shape too large for its hatching is filled', () => {
    const dense = { width: 100_000, height: 100_000, backgroundColor: '#ffc9c9', fillStyle: 'hachure', strokeWidth: 1 }
    const { element, reasons } = admitted(dense)
    expect(element.fillStyle).toBe('solid')
    expect(reasons).toEqual(['hatch'])
    expect(drawingFault(element as unknown as Element)).toBeUndefined()
  })

  test.each([
    ['embeddable', 'embed'],
    ['iframe', 'embed'],
    ['magicframe', 'embed'],
    ['hologram', 'type'],
    ['__proto__', 'type'],
  ])('[CV2] %s is not taken, and its author is told', (type, reason) => {
    expect(reasonFor({ type })).toBe(reason)
  })

  test('[CV2] a link that could run something is taken off, and its author is told', () => {
    const { element, reasons } = admitted({ link: 'javascript:alert(1)' })
    expect(element.link).toBeNull()
    expect(reasons).toEqual(['link'])
  })
})
