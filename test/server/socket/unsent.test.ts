import { EventEmitter } from 'node:events'
import { paceIntake } from '@dryrun/server/socket/intake.ts'
import type { RoomSocket } from '@dryrun/server/socket/room-socket.ts'
import { limitUnsent } from '@dryrun/server/socket/unsent.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const MOST = 1_000
const text = (bytes: number) => ({ data: 'x'.repeat(bytes) })

/**
 * Engine.IO's connection as far as the limits use it, over a fake `ws` that passes data to the kernel only on `read`.
 */
class Wire extends EventEmitter {
  readonly kernel = { writeQueueSize: 0 }
  readonly socket = {
    bufferedAmount: 0,
    terminate: vi.fn(),
    pause: vi.fn(),
    resume: vi.fn(),
    _socket: { _handle: this.kernel },
  }
  readonly transport = Object.assign(new EventEmitter(), { socket: this.socket })
  #queued = 0
  #isWritable = true

  get conn(): RoomSocket['conn'] {
    return this as unknown as RoomSocket['conn']
  }

  send(packet: { data: string }): void {
    this.emit('packetCreate', packet)
    this.#queued += Buffer.byteLength(packet.data)
    if (this.#isWritable) this.#flush()
  }

  /** The kernel takes all data of `ws`. Engine.IO gets the drain first and hands over its queue. */
  read(): void {
    this.socket.bufferedAmount = 0
    this.#isWritable = true
    if (this.#queued) this.#flush()
    this.transport.emit('drain')
  }

  #flush(): void {
    this.emit('flush')
    this.socket.bufferedAmount += this.#queued
    this.#queued = 0
    this.#isWritable = false
    this.emit('drain')
  }
}

let wire: Wire
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  wire = new Wire()
})
afterEach(() => vi.useRealTimers())

it('[QT1] a connection is cut at the first packet past the limit, what ws buffers included', () => {
  limitUnsent(wire.conn, MOST)
  wire.send(text(1))
  wire.send(text(MOST - 1))
  wire.send(text(1))
  expect(wire.socket.terminate).not.toHaveBeenCalled()
  wire.send(text(1))
  expect(wire.socket.terminate).toHaveBeenCalledOnce()
})

it('[QT1] bytes that have moved from the queue into ws still count, and those that were read no longer do', () => {
  limitUnsent(wire.conn, MOST)
  for (let turn = 0; turn < 5; turn++) {
    wire.send(text(1))
    wire.send(text(MOST))
    wire.read()
    expect(wire.socket.terminate).not.toHaveBeenCalled()
    wire.read()
  }
  wire.send(text(1))
  wire.send(text(MOST))
  wire.read()
  wire.send(text(1))
  expect(wire.socket.terminate).toHaveBeenCalledOnce()
})

it('[QT1] characters count as the bytes that they are sent as', () => {
  limitUnsent(wire.conn, MOST)
  wire.send(text(1))
  wire.send({ data: '界'.repeat(MOST / 3 + 1) })
  expect(wire.socket.terminate).toHaveBeenCalledOnce()
})

it('[QT1] a message of any size is let out that is queued until the one before it has drained', () => {
  limitUnsent(wire.conn, MOST)
  wire.send(text(0))
  wire.send(text(50 * MOST))
  wire.read()
  wire.send(text(MOST))
  expect(wire.socket.terminate).not.toHaveBeenCalled()
  wire.send(text(1))
  expect(wire.socket.terminate).toHaveBeenCalledOnce()
})

it('[QT1] a message that begins when nothing waits may have any size, and what comes behind it counts', () => {
  limitUnsent(wire.conn, MOST)
  wire.send(text(50 * MOST))
  wire.send(text(MOST))
  expect(wire.socket.terminate).not.toHaveBeenCalled()
  wire.send(text(1))
  expect(wire.socket.terminate).toHaveBeenCalledOnce()
})

it('[QT2] a connection to which nothing leaves for ten seconds is cut, and a slow one is not', () => {
  limitUnsent(wire.conn, MOST)
  for (let turn = 0; turn < 5; turn++) {
    wire.send(text(10))
    vi.advanceTimersByTime(9_999)
    wire.read()
  }
  vi.advanceTimersByTime(60_000)
  expect(wire.socket.terminate).not.toHaveBeenCalled()
  wire.send(text(10))
  vi.advanceTimersByTime(10_000)
  expect(wire.socket.terminate).toHaveBeenCalledOnce()
})

it('[QT2] a large message may take its time while it moves, and is cut off where it stands still', () => {
  limitUnsent(wire.conn, MOST)
  wire.kernel.writeQueueSize = 640 * 1024
  wire.send(text(640 * 1024))
  for (let turn = 0; turn < 5; turn++) {
    wire.kernel.writeQueueSize -= 64 * 1024
    vi.advanceTimersByTime(10_000)
    expect(wire.socket.terminate).not.toHaveBeenCalled()
  }
  wire.kernel.writeQueueSize -= 64 * 1024 - 1
  vi.advanceTimersByTime(10_000)
  expect(wire.socket.terminate).toHaveBeenCalledOnce()
})

it('[QT2] a closed connection gives up what it has not sent after a second', () => {
  limitUnsent(wire.conn, MOST)
  wire.send(text(10))
  wire.emit('close')
  vi.advanceTimersByTime(1_000)
  expect(wire.socket.terminate).toHaveBeenCalledOnce()
})

it.each([
  ['messages', { messagesPerSecond: 3, bytesPerSecond: 1_000 }, 1],
  ['bytes', { messagesPerSecond: 1_000, bytesPerSecond: 30 }, 10],
] as const)(
  '[QT3] a client that sends more %s than its pace is read again when the second is over',
  (_, pace, size) => {
    paceIntake(wire.conn, pace)
    for (let second = 1; second <= 3; second++) {
      for (let n = 0; n < 3; n++) wire.emit('packet', text(size))
      expect(wire.socket.pause).toHaveBeenCalledTimes(second - 1)
      wire.emit('packet', text(size))
      wire.emit('packet', text(size))
      expect(wire.socket.pause).toHaveBeenCalledTimes(second)
      vi.advanceTimersByTime(999)
      expect(wire.socket.resume).toHaveBeenCalledTimes(second - 1)
      vi.advanceTimersByTime(1)
      expect(wire.socket.resume).toHaveBeenCalledTimes(second)
    }
  },
)
