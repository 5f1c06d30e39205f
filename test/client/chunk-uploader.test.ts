import { ChunkUploader, type VoiceChunk } from '@dryrun/client/call/voice/chunk-uploader.ts'
import { ApiFailure } from '@dryrun/client/lib/ask.ts'
import { beforeEach, expect, it } from 'vitest'
import { HandClock } from '../support/page/hand-clock.ts'

const chunk = (order: number, by = 'ada'): VoiceChunk => ({
  ...{ interviewId: 'i', id: 'take', order, by, kind: 'audio/webm', endMs: (order + 1) * 5_000 },
  ...{ levels: new Uint8Array(), bytes: new Blob(['x']) },
})
const failure = (status: number) => new ApiFailure(status, { code: 'failed', message: `status ${status}` })

let clock: HandClock
let onDisk: Map<number, VoiceChunk>
let sent: number[]
/** The answers to the next uploads: 204, or the status of a failure. */
let answers: number[]
let told: { unsent: number; fault: string | null }
let uploader: ChunkUploader
beforeEach(() => {
  clock = new HandClock()
  onDisk = new Map()
  sent = []
  answers = []
  uploader = new ChunkUploader({
    disk: {
      load: async () => [...onDisk.values()],
      put: (item) => void onDisk.set(item.order, item),
      remove: ({ order }) => void onDisk.delete(order),
    },
    clock,
    async upload({ order }) {
      sent.push(order)
      const status = answers.shift() ?? 204
      if (status !== 204) throw failure(status)
    },
    onChange: (unsent, fault) => {
      told = { unsent, fault }
    },
  })
})
const settled = () => new Promise(setImmediate)

it('[VC61] a chunk stays on disk until the server has stored it, and is sent again after a failure', async () => {
  answers = [0, 503]
  uploader.add(chunk(0))
  uploader.add(chunk(1))
  await settled()
  expect([sent, [...onDisk.keys()], told]).toEqual([[0], [0, 1], { unsent: 2, fault: null }])
  clock.pass(1_000)
  await settled()
  clock.pass(1_999)
  await settled()
  expect(sent).toEqual([0, 0])
  clock.pass(1)
  await settled()
  expect([sent, onDisk.size, told.unsent]).toEqual([[0, 0, 0, 1], 0, 0])
})

it('[VC62] what the server will never take is dropped, and a full quota is told and tried again', async () => {
  answers = [404, 400, 413, 415, 409]
  for (let n = 0; n < 5; n++) uploader.add(chunk(n))
  await settled()
  expect([[...onDisk.keys()], told]).toEqual([[4], { unsent: 1, fault: 'status 409' }])
  clock.pass(1_000)
  await settled()
  expect([onDisk.size, told]).toEqual([0, { unsent: 0, fault: null }])
})

it('[VC63] chunks of an earlier visit are sent first, and those of another person stay', async () => {
  onDisk.set(0, chunk(0))
  onDisk.set(7, chunk(7, 'bob'))
  await uploader.begin('i', 'ada')
  uploader.add(chunk(1))
  await settled()
  expect([sent, [...onDisk.keys()]]).toEqual([[0, 1], [7]])
})
