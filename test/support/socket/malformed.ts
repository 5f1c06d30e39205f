import { Command } from '@dryrun/shared/interview/commands.ts'
import type { Dice } from '../domain/dice.ts'
import { soundCommands } from '../domain/sound-commands.ts'
import type { RawLink } from './raw-link.ts'

export type Shot = Readonly<{ family: string; what: string; fire(link: RawLink): void }>

const types = Command.options.map(({ shape }) => shape.type.value)
const nastyKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'toJSON', '_placeholder', '']
const id = '00000000-0000-4000-8000-00000000000f'
const presence = { cursor: [1, 2], viewport: { x: 0, y: 0, width: 9, height: 9 }, selected: ['a'], editing: null }
const signal = {
  to: 'somebody',
  from: id,
  n: 1,
  content: {
    type: 'candidates',
    line: id,
    candidates: [{ candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null }],
  },
}
const nested = (depth: number, open = '[', close = ']') => `${open.repeat(depth)}{}${close.repeat(depth)}`

/** Text, since JavaScript cannot represent some of these values. */
const nastyValues: readonly string[] = [
  ...['null', 'true', '-1', '0.5', '1e999', '-1e999', '1e308', '-0', '9007199254740993', '1e-400', 'NaN', 'Infinity'],
  ...['""', '"\\u0000"', '"\\ud800"', '"\\udfff x"', '"\\ufeff"', '"\\u202e"', '"__proto__"', '"constructor"'],
  ...['"javascript:alert(1)"', '"<img src=x onerror=alert(1)>"', '"\u2028"', `"${'x'.repeat(3_000)}"`],
  ...[
    '[]',
    '{}',
    '[null]',
    '[[[]]]',
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
  ],
  ...['{"_placeholder":true,"num":0}', '{"length":-1}', '{"type":"say"}', '{"toJSON":1}', '[1e999]'],
  ...['"00000000-0000-4000-8000-00000000000F"', `"${id}"`, '"startRound"', nested(31), nested(40), nested(400)],
]

function submission(dice: Dice): string {
  const commands: Record<string, unknown> = soundCommands(dice.below(3), Date.now())
  return JSON.stringify({ id: id.slice(0, -4) + String(1_000 + dice.below(9_000)), command: commands[dice.of(types)] })
}

/** Replaces one random value by a malformed one. Values of JSON text follow a colon, bracket or comma. */
function spoiled(json: string, dice: Dice): string {
  const places = [...json.matchAll(/(?<=[:[,])("[^"]*"|-?[\d.e+]+|true|false|null)(?=[,\]}])/g)]
  const place = dice.of(places)
  return place ? json.slice(0, place.index) + dice.of(nastyValues) + json.slice(place.index + place[0].length) : json
}

function withNastyKey(json: string, dice: Dice): string {
  const objects = [...json.matchAll(/\{/g)]
  const at = (dice.of(objects)?.index ?? 0) + 1
  const comma = json[at] === '}' ? '' : ','
  return `${json.slice(0, at)}"${dice.of(nastyKeys)}":${dice.of(nastyValues)}${comma}${json.slice(at)}`
}

const cut = (text: string, dice: Dice) => text.slice(0, dice.below(text.length))

function flipped(text: string, dice: Dice): string {
  const at = dice.below(text.length)
  return text.slice(0, at) + String.fromCharCode(dice.below(0x3_000)) + text.slice(at + 1)
}

/** Acknowledgment ids: mostly valid, sometimes absent or malformed. */
const oddAcks = ['', '0', '007', '1e3', '-1', '99999999999999999999999', '9'.repeat(400)]
const ack = (dice: Dice): string => (dice.chance(0.8) ? '7' : dice.chance(0.5) ? '' : dice.of(oddAcks))
const around = (event: string, payload: string, dice: Dice) => `42${ack(dice)}["${event}",${payload}]`
const volatile: readonly [string, string][] = [
  ['presence', JSON.stringify(presence)],
  ['signal', JSON.stringify(signal)],
]
const message = (dice: Dice): [string, string] => (dice.chance(0.3) ? dice.of(volatile) : ['command', submission(dice)])

type Maker = (dice: Dice) => string | Buffer | readonly (string | Buffer)[]
const families: Readonly<Record<string, { weight: number; make: Maker }>> = {
  'a value that is none': {
    weight: 30,
    make: (dice) => {
      const [event, json] = message(dice)
      return around(event, spoiled(dice.chance(0.3) ? spoiled(json, dice) : json, dice), dice)
    },
  },
  'a key that is none': {
    weight: 20,
    make: (dice) => {
      const [event, json] = message(dice)
      return around(event, withNastyKey(json, dice), dice)
    },
  },
  'no submission at all': { weight: 10, make: (dice) => around('command', dice.of(nastyValues), dice) },
  'an event of its own': {
    weight: 10,
    make: (dice) => `42${ack(dice)}${dice.of(foreignEvents)}`,
  },
  'too many arguments': {
    weight: 2,
    make: (dice) => `42${ack(dice)}["command"${',1'.repeat(dice.of([2, 20, 2_000, 30_000]))}]`,
  },
  'too deep': {
    weight: 2,
    make: (dice) => {
      const depth = dice.of([33, 1_000, 5_000, 30_000])
      return around(
        dice.of(['command', 'presence']),
        dice.chance(0.5) ? nested(depth) : nested(depth / 5, '{"a":', '}'),
        dice,
      )
    },
  },
  'cut short or garbled': {
    weight: 6,
    make: (dice) => {
      const [event, json] = message(dice)
      const text = around(event, json, dice)
      return `4${dice.chance(0.5) ? cut(text.slice(1), dice) : flipped(text.slice(1), dice)}`
    },
  },
  'pieces of binary': { weight: 3, make: (dice) => dice.of(binaries) },
  'another namespace': { weight: 2, make: (dice) => dice.of(namespaces) },
  'a packet of the layer below': { weight: 2, make: (dice) => dice.of(packets) },
}

const foreignEvents = [
  ...[
    '["error","x"]',
    '["disconnect"]',
    '["disconnecting","x"]',
    '["connect"]',
    '["newListener",1]',
    '["message","x"]',
  ],
  ...[
    '["__proto__"]',
    '["constructor",{}]',
    '["toString"]',
    '["hasOwnProperty"]',
    '[""]',
    '[0]',
    '[1e999]',
    '["frame",{}]',
  ],
  ...['["COMMAND",{}]', '["command "]', '["command\\u0000",{}]', '["join","x"]', '["removeListener"]', '["ping"]'],
  ...['[]', '{}', '[{}]', '[null]', '[["command"]]', 'null', '"command"', '', '7', '[true]'],
]

const piece = Buffer.from('piece')
const holder = '{"_placeholder":true,"num":0}'
const binaries: readonly (readonly (string | Buffer)[])[] = [
  [`451-7["command",${holder}]`, piece],
  [`451-7["command",{"id":"${id}","command":${holder}}]`, piece],
  [`452-["command",${holder},{"_placeholder":true,"num":1}]`, piece, piece],
  ['451-["command",{"_placeholder":true,"num":7}]', piece],
  ['451-["command",{"_placeholder":true,"num":-1}]', piece],
  ['451-["command",{"_placeholder":true,"num":"__proto__"}]', piece],
  ['4510-["command"]', ...Array(10).fill(piece)],
  ['4511-["command"]'],
  ['4599999999-["command"]'],
  ['450-["command"]'],
  ['45-["command"]'],
  ['45x-["command"]'],
  ['451["command"]'],
  [`451-["command",${holder}]`],
  [`461-7[${holder}]`, piece],
  [`451-["command",${nested(3_000)}]`, piece],
  [piece],
  [Buffer.alloc(0)],
]

const namespaces = [
  ...['40', '40{}', '40null', '40[]', '40/other,', '40/other,{}', '40/__proto__,', `40/${'x'.repeat(4_000)},`, '40/'],
  ...['41', '41/other,', '42/other,["command",{}]', '42/__proto__,["command"]', '43', '431[]', '43["x"]', '431["x"]'],
  ...['44', '44{"message":"x"}', '44"x"', '47["command"]', '48', '4x', '4', '4-1', '4\u0000'],
]

const packets = [
  ...[
    '',
    '0',
    '0{"sid":"x"}',
    '1',
    '2probe',
    '3',
    '3probe',
    '5',
    '6',
    '7',
    '8',
    '9',
    'x',
    '\u001e',
    '42["command"]\u001e2',
  ],
  ...['b', 'bAAAA', 'b42', '{"__proto__":1}', '\ufeff2', 'é', '💥', ' 2', '-1'],
]

const wheel = Object.entries(families).flatMap(([family, { weight }]) => Array<string>(weight).fill(family))

export function randomShot(dice: Dice): Shot {
  const family = dice.of(wheel)
  const made = families[family]?.make(dice) ?? ''
  return shot(family, ...(typeof made === 'string' || Buffer.isBuffer(made) ? [made] : made))
}

const shot = (family: string, ...pieces: (string | Buffer)[]): Shot => ({
  family,
  what: pieces.join().slice(0, 200),
  fire: (link) => {
    for (const each of pieces) link.send(each)
  },
})

export const everyNastyKey = (): Shot[] => {
  const commands = Object.values(soundCommands(0, 0)).map((command) => JSON.stringify({ id, command }))
  const messages = [...commands.map((json) => ['command', json] as const), ...volatile]
  return messages.flatMap(([event, json]) =>
    [...json.matchAll(/\{/g)].flatMap(({ index }) =>
      ['__proto__', 'constructor', 'prototype'].map((key) => {
        const rest = json.slice(index + 1)
        const pollution = `"${key}":{"polluted":true,"prototype":{"polluted":true}}${rest.startsWith('}') ? '' : ','}`
        return shot('a prototype', `427["${event}",${json.slice(0, index + 1)}${pollution}${rest}]`)
      }),
    ),
  )
}
