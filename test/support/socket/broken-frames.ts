import type { Shot } from './malformed.ts'
import type { RawLink } from './raw-link.ts'

/** The frame limit for these cases in bytes; frames of four times as much get no answer. */
export const FRAME_BYTES = 1024 * 1024
const FAR_TOO_LARGE = 4 * FRAME_BYTES + 1

const frame = (data: string | Buffer, ...how: Parameters<RawLink['send']>[1][]): Shot => ({
  family: 'a frame that is none',
  what: JSON.stringify(how),
  fire: (link) => {
    for (const each of how) link.send(data, each)
  },
})

export const brokenFrames: readonly Shot[] = [
  ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15, 0].map((opcode) => frame('x', { opcode })),
  ...[1, 2, 4, 7].map((reserved) => frame('42["command",{}]', { reserved })),
  frame('42["command",{}]', { isMasked: false }),
  frame(Buffer.from([0xc3, 0x28]), { opcode: 1 }),
  frame(Buffer.from([0xed, 0xa0, 0x80]), { opcode: 1 }),
  ...[Buffer.from([0]), Buffer.from([0, 1]), Buffer.from([3, 238]), Buffer.from([255, 255])].map((code) =>
    frame(code, { opcode: 8 }),
  ),
  frame(Buffer.alloc(126), { opcode: 8 }),
  frame('x', { opcode: 9, fin: false }),
  frame(Buffer.alloc(126), { opcode: 9 }),
  frame('42', { fin: false }, { opcode: 1 }),
  frame('42', { fin: false }, { opcode: 9 }, { opcode: 0, fin: false }, { opcode: 2 }),
  ...[FAR_TOO_LARGE, 2 ** 31, 2 ** 53, 2 ** 63 - 1_024, 2 ** 64 - 2_048].map((declared) => frame('x', { declared })),
  frame('x'.repeat(FAR_TOO_LARGE), {}),
  frame(Buffer.alloc(FAR_TOO_LARGE), {}),
]
