import { setTimeout as wait } from 'node:timers/promises'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { BenchDatabase } from './bench-databases.ts'
import { Drawer, type Gesture } from './drawer.ts'
import { type Row, rounded, spreadOf } from './statistics.ts'
import { relayTarget, serverTarget, type Target } from './target.ts'

const STEP_MS = 1_000 / 60
const SETTLE_MS = 300
/** A fast typist; the others change with every animation frame. */
const stepsPerSecond = { drag: 60, stroke: 60, typing: 12 } as const
const gestures = ['drag', 'stroke', 'typing'] as const

type Run = { target: Target; gesture: Gesture; isPaced: boolean; seconds: number }
type Measured = Row & { from: number; to: number }

/** The cost of a change until the others see it, through a plain relay and through the real server on each database. */
export async function benchFanOut(databases: readonly BenchDatabase[], seconds: number): Promise<Row[]> {
  const openers = [relayTarget, ...databases.map((database) => () => serverTarget(database))]
  const rows: Row[] = []
  for (const open of openers) rows.push(...(await benchTarget(await open(), seconds)))
  return rows
}

async function benchTarget(target: Target, seconds: number): Promise<Row[]> {
  const measured: Measured[] = []
  for (const isPaced of [true, false])
    for (const gesture of gestures)
      measured.push(await measure({ target, gesture, isPaced, seconds }, 2 * measured.length + 1))
  await target.close()
  const rows: Row[] = []
  for (const { from, to, ...row } of measured)
    rows.push({ ...row, 'commits/s': rounded((await target.commitsBetween(from, to)) / ((to - from) / 1_000), 1) })
  return rows
}

async function measure(run: Run, number: number): Promise<Measured> {
  const { target, gesture, isPaced, seconds } = run
  const sentAt = new Map<string, number>()
  const latencies: number[] = []
  const [one, two] = target.lines
  const drawers = [one, two].map((line) => new Drawer(line, { isPaced, sentAt }))
  const listeners = target.lines.map((line, index) => listen({ line, sentAt, latencies, own: drawers[index] }))
  for (const [index, drawer] of drawers.entries()) drawer.begin(gesture, number + index)
  await wait(SETTLE_MS)
  latencies.length = 0
  for (const line of target.lines) line.reset()
  const before = { messages: messagesOf(drawers), cpu: target.cpuMs(), from: Date.now() }
  const steps = await draw(drawers, gesture, seconds)
  await wait(SETTLE_MS)
  const to = Date.now()
  const cpu = target.cpuMs()
  for (const drawer of drawers) drawer.end()
  for (const stop of listeners) stop()
  return {
    ...timesOf(run, latencies, drawers),
    ...bytesOf(target, steps, messagesOf(drawers) - before.messages),
    'msgs/s': rounded((messagesOf(drawers) - before.messages) / seconds, 0),
    'CPU ms/1000': rounded(((cpu.server - before.cpu.server) / steps) * 1_000, 0),
    'db CPU': rounded(((cpu.database - before.cpu.database) / steps) * 1_000, 0),
    from: before.from,
    to,
  }
}

const messagesOf = (drawers: readonly Drawer[]): number => drawers.reduce((sum, { messages }) => sum + messages, 0)

function timesOf({ target, gesture, isPaced }: Run, latencies: readonly number[], drawers: readonly Drawer[]): Row {
  const { p50, p95, p99 } = spreadOf(latencies)
  return {
    through: target.name,
    gesture: `${gesture}${isPaced ? '' : ', each step sent'}`,
    'p50 ms': rounded(p50),
    'p95 ms': rounded(p95),
    'p99 ms': rounded(p99),
    'receipt p50': rounded(spreadOf(drawers.flatMap(({ receiptMs }) => receiptMs)).p50),
  }
}

function bytesOf({ lines: [one, two, observer] }: Target, steps: number, messages: number): Row {
  return {
    'up B/step': rounded((one.up + two.up) / steps, 0),
    'down B/step': rounded(observer.down / steps, 0),
    'up B/msg': rounded((one.up + two.up) / messages, 0),
    'down B/msg': rounded(observer.down / messages, 0),
  }
}

type Listening = {
  line: Target['lines'][number]
  sentAt: Map<string, number>
  latencies: number[]
  own: Drawer | undefined
}

function listen({ line, sentAt, latencies, own }: Listening): () => void {
  const mine = own?.sent ?? new Set<string>()
  const onFrame = ({ board }: Frame) => {
    const key = JSON.stringify(board?.patches)
    const sent = sentAt.get(key)
    if (sent !== undefined && !mine.has(key)) latencies.push(performance.now() - sent)
  }
  line.socket.on('frame', onFrame)
  return () => line.socket.off('frame', onFrame)
}

/** Both draw concurrently, one step per animation frame. Resolves with the number of steps. */
async function draw(drawers: readonly Drawer[], gesture: Gesture, seconds: number): Promise<number> {
  const started = performance.now()
  const every = 1_000 / stepsPerSecond[gesture]
  const count = Math.floor((seconds * 1_000) / every)
  for (let step = 0; step < count; step++) {
    for (const drawer of drawers) drawer.step(gesture)
    await wait(Math.max(0, started + (step + 1) * Math.max(every, STEP_MS) - performance.now()))
  }
  return count * drawers.length
}
