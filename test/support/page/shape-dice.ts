import { type ElementProps, ElementType, elementProps } from '@dryrun/shared/interview/element.ts'
import fc from 'fast-check'
import { inputs } from './inputs.ts'

type Loose = Record<string, unknown>
type Key = keyof ElementProps

/** One action at a canvas. `which` and `erase` are positions in the order of shapes. */
export type Step = Readonly<{ draw?: Loose; change?: Readonly<{ which: number; props: Loose }>; erase?: number }>

export const sharedKeys = Object.keys(elementProps) as Key[]
/** Keys of other versions of the format, which the board ignores. */
const strangeKeys = [
  'customData',
  'strokeSharpness',
  'boundElementIds',
  'rawText',
  'baseline',
  'moveMidPointsWithElement',
]
const types = [...ElementType.options, 'embeddable', 'iframe', 'magicframe', 'draw', 'hologram']

const real = inputs.scenes.flatMap(({ elements }) => elements)
const realValues = new Map(
  sharedKeys.map((key) => [key, real.map((one) => one[key]).filter((value) => value !== undefined)]),
)

const numbers = [Number.NaN, Number.POSITIVE_INFINITY, -1e12, 1e8, 5e-324, -0, 0.1 + 0.2, 3_000_000]
const colors = ['rgba(1, 2, 3, 0.4)', 'hsl(9, 9%, 9%)', 'Red', '#ABC', 'url(x)']
const texts = ['', 'node:1', 'javascript:x', 'https://a.example', '\0', 'dots', 'x'.repeat(10_001), 'y '.repeat(6_000)]
const lists = [
  ...[[], [[0, 0]], ['node:1'], ['ok', 7]],
  ...[
    [
      [0, 0],
      [1, 2, 0.5],
    ],
    [[0, 0], null, [3, 4]],
    [
      [0, 0],
      [1e9, Number.NaN],
    ],
  ],
  ...[[{ id: 'node:1', type: 'arrow' }], [{ id: 'a', type: 'x' }]],
]
const objects = [{}, { type: 9 }, { elementId: 'node:1', mode: 'orbit', fixedPoint: [0, 1] }]
const junk: readonly unknown[] = [null, true, ...numbers, ...colors, ...texts, ...lists, ...objects]

const valueFor = (key: Key) => fc.oneof(fc.constantFrom(...junk), fc.constantFrom(...(realValues.get(key) ?? []), 1))
const props = fc
  .uniqueArray(fc.constantFrom(...sharedKeys.filter((key) => key !== 'isDeleted')), { maxLength: 6 })
  .chain((chosen) => fc.record(Object.fromEntries(chosen.map((key) => [key, valueFor(key)]))))
const extras = fc.dictionary(fc.constantFrom(...strangeKeys), fc.anything({ maxDepth: 1 }), { maxKeys: 2 })

const realShape = fc
  .tuple(fc.constantFrom(...real), props, extras)
  .map(([base, some, more]) => ({ ...more, ...base, ...some }))
const bareShape = fc.tuple(fc.constantFrom(...types), props).map(([type, some]) => ({ type, ...some }))

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ draw: realShape }) },
  { weight: 2, arbitrary: fc.record({ draw: bareShape }) },
  { weight: 3, arbitrary: fc.record({ change: fc.record({ which: fc.nat(30), props }) }) },
  { weight: 1, arbitrary: fc.record({ erase: fc.nat(30) }) },
)

/** Random steps with shapes of every version of the format and junk properties. */
export const steps: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 1, maxLength: 24 })
