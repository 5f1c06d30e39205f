import { colorNames } from './color-names.ts'

/** Converts a CSS color to `#rrggbb`, `#rrggbbaa` or `transparent`. Returns undefined when it is not a color. */
export function boardColor(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const words = value.trim().toLowerCase()
  if (words === '' || words === 'none' || words === 'transparent') return 'transparent'
  return fromHex(words) ?? fromName(words) ?? fromFunction(words)
}

function fromHex(words: string): string | undefined {
  if (/^#([0-9a-f]{6}|[0-9a-f]{8})$/.test(words)) return words
  if (!/^#[0-9a-f]{3,4}$/.test(words)) return undefined
  return `#${[...words.slice(1)].map((digit) => digit + digit).join('')}`
}

function fromName(words: string): string | undefined {
  const hex = Object.hasOwn(colorNames, words) ? colorNames[words] : undefined
  return hex && `#${hex}`
}

type Channels = readonly [number, number, number]

function fromFunction(words: string): string | undefined {
  const [, name = '', inside = ''] = /^([a-z]+)\(([^()]*)\)$/.exec(words) ?? []
  const parts = inside.split(/[\s,/]+/).filter(Boolean)
  if (parts.length < 3 || parts.length > 4) return undefined
  const channels = channelsOf(name, parts)
  const alpha = parts[3] === undefined ? 1 : share(parts[3], 1)
  if (!channels || alpha === undefined) return undefined
  const bytes = alpha < 1 ? [...channels, alpha * 255] : channels
  return `#${bytes.map(hexByte).join('')}`
}

function channelsOf(name: string, parts: readonly string[]): Channels | undefined {
  if (name === 'rgb' || name === 'rgba') return three(parts.slice(0, 3).map((part) => share(part, 255, 255)))
  const [hue, second, third] = [degrees(parts[0]), share(parts[1], 100), share(parts[2], 100)]
  if (hue === undefined || second === undefined || third === undefined) return undefined
  if (name === 'hsl' || name === 'hsla') return fromHsl(hue, second, third)
  return name === 'hwb' ? fromHwb(hue, second, third) : undefined
}

const three = (values: readonly (number | undefined)[]): Channels | undefined =>
  values.every((value) => value !== undefined) ? (values as unknown as Channels) : undefined

/** Parses a color channel to 0..`scale`; a number without a percent sign is divided by `of`. */
function share(part: string | undefined, of: number, scale = 1): number | undefined {
  const [, digits, percent] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%?)$/.exec(part ?? '') ?? []
  if (digits === undefined) return part === 'none' ? 0 : undefined
  const fraction = Number(digits) / (percent ? 100 : of)
  return Math.min(Math.max(fraction, 0), 1) * scale
}

const units: Readonly<Record<string, number>> = { '': 1, deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 }

function degrees(part = ''): number | undefined {
  const [, digits, unit = ''] = /^([+-]?(?:\d+\.?\d*|\.\d+))([a-z]*)$/.exec(part) ?? []
  const factor = units[unit]
  if (digits === undefined || factor === undefined) return part === 'none' ? 0 : undefined
  return (((Number(digits) * factor) % 360) + 360) % 360
}

/** Source: CSS Color Module Level 4, "Converting HSL colors to sRGB". */
function fromHsl(hue: number, saturation: number, lightness: number): Channels {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12
    return (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))) * 255
  }
  return [channel(0), channel(8), channel(4)]
}

/** Source: CSS Color Module Level 4, "Converting HWB colors to sRGB". */
function fromHwb(hue: number, white: number, black: number): Channels {
  const total = Math.max(1, white + black)
  const [w, b] = [white / total, black / total]
  const [red, green, blue] = fromHsl(hue, 1, 0.5)
  const mixed = (channel: number) => channel * (1 - w - b) + w * 255
  return [mixed(red), mixed(green), mixed(blue)]
}

const hexByte = (value: number): string => Math.round(value).toString(16).padStart(2, '0')
