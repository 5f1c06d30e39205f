import {
  type ClientEvents,
  type Handshake,
  PROTOCOL,
  type Presence,
  type PresenceNews,
  type Receipt,
  type ServerEvents,
  type Submission,
  type Turned,
} from '@dryrun/shared/protocol.ts'
import type { Signal, SignalNews } from '@dryrun/shared/signal.ts'
import { io, type Socket } from 'socket.io-client'
import { LinkWatch } from './link-watch.ts'
import { type PageLife, thisPage } from './page-life.ts'

type RoomSocket = Socket<ServerEvents, ClientEvents>
type Frame = Parameters<ServerEvents['frame']>[0]

export type ConnectionEars = Readonly<{
  /** Called once per step, in order, without gaps since the last fresh frame. */
  onFrame(frame: Frame): void
  onPresence(news: PresenceNews): void
  onSignal(news: SignalNews): void
  onLive(): void
  /** The state of the connection is unknown: the server has not answered lately. */
  onDoubt(): void
  /** The server has answered; `offset` is its clock minus the local clock, in milliseconds. */
  onSure(offset: number): void
  onOffline(): void
  onTurned(reason: Turned): void
}>

export type Connection = Readonly<{
  /** Resolves with undefined when no answer came: the server may or may not have accepted the submission. */
  send(submission: Submission): Promise<Receipt | undefined>
  /** Best effort: dropped unless it can be sent at once. */
  presence(presence: Presence): void
  /** Best effort. Resolves with undefined when no answer came: the other person may or may not have got it. */
  signal(signal: Signal): Promise<Receipt | undefined>
  close(): void
}>

/** Heartbeat timeout: without an answer within this time the connection is dead, whatever the browser reports. */
const ASK_MS = 2_000
/** A submission without an answer for this long triggers a heartbeat check. */
const ODD_MS = 2_000
/** Timeout of a submission. Longer than the heartbeat timeout because the server writes to disk first. */
const ANSWER_MS = 10_000
/** Timeout of a signal, which the server answers without writing. */
const SIGNAL_MS = 5_000
/** Timeout of a connection attempt: just longer than the second retransmission of a lost packet. */
const OPEN_MS = 3_200
/** Random delay between attempts, so that 500 clients do not reconnect at once after a server restart. */
const RETRY_MS = { least: 200, most: 1_500 }
/** Delay after the page wakes: short, but spread because a whole office may wake with its network. */
const WOKEN_MS = { least: 0, most: 400 }

const between = ({ least, most }: typeof RETRY_MS): number => least + Math.random() * (most - least)

/** Connects to the room of an interview. Reconnects automatically and resumes after the last frame that was applied. */
export function connect(interviewId: string, ears: ConnectionEars, page: PageLife = thisPage): Connection {
  let version: number | undefined
  let cancelRetry = () => {}
  let isTurned = false
  const handshake = (): Handshake => ({ protocol: PROTOCOL, interviewId, ...(version !== undefined && { version }) })
  const socket: RoomSocket = io(page.server?.url ?? '/', {
    transports: ['websocket'],
    forceNew: true,
    auth: (tell) => tell(handshake()),
    reconnection: false,
    timeout: OPEN_MS,
    ...(page.server && { extraHeaders: page.server.headers }),
  })

  function comeBack(ms = between(RETRY_MS)): void {
    cancelRetry()
    cancelRetry = page.clock.later(() => socket.disconnect().connect(), ms)
  }

  const watch = new LinkWatch({
    page,
    ask: () => socket.timeout(ASK_MS).emitWithAck('presence', null).catch(nothing),
    onDoubt: ears.onDoubt,
    onSure: ears.onSure,
    onDead: () => comeBack(0),
    onChance: () => isTurned || comeBack(between(WOKEN_MS)),
  })

  socket.io.on('open', () => socket.io.engine.on('packet', () => watch.heard()))
  socket.on('connect', () => {
    ears.onLive()
    watch.up()
  })
  socket.on('disconnect', (reason) => {
    watch.down()
    ears.onOffline()
    // The client's own disconnects either schedule another attempt themselves or are final.
    if (reason !== 'io client disconnect') comeBack()
  })
  socket.on('connect_error', ({ message }) => {
    ears.onOffline()
    const reason = lasting.find((one) => one === message)
    // This refusal after a first success comes from earlier connections of the same page, whose end the server has not
    // noticed yet, so it passes.
    const isOwnGhost = reason === 'tooManyTabs' && version !== undefined
    isTurned = reason !== undefined && !isOwnGhost
    if (reason && isTurned) ears.onTurned(reason)
    else comeBack()
  })
  socket.on('presence', ears.onPresence).on('signal', ears.onSignal)
  socket.on('frame', (frame) => {
    if (!frame.fresh && version !== undefined && frame.version <= version) return
    // A step is missing: reconnecting requests all steps since the last applied one.
    if (!frame.fresh && frame.version !== (version ?? Number.NaN) + 1) return comeBack(0)
    try {
      ears.onFrame(frame)
      version = frame.version
    } catch (error) {
      // The state may be corrupt, so the next handshake requests a fresh frame.
      version = undefined
      comeBack()
      throw error
    }
  })

  return {
    async send(submission) {
      if (!socket.connected) return undefined
      const isAnswered = page.clock.later(() => watch.check(), ODD_MS)
      const receipt = await socket.timeout(ANSWER_MS).emitWithAck('command', submission).catch(nothing)
      isAnswered()
      if (!receipt && socket.connected) comeBack(0)
      return receipt
    },
    presence: (presence) => socket.volatile.emit('presence', presence),
    signal: (signal) => signalOver(socket, signal),
    close() {
      cancelRetry()
      watch.close()
      socket.disconnect()
    },
  }
}

async function signalOver(socket: RoomSocket, signal: Signal): Promise<Receipt | undefined> {
  return socket.connected ? socket.timeout(SIGNAL_MS).emitWithAck('signal', signal).catch(nothing) : undefined
}

const nothing = () => undefined

/** Refusals that a retry does not change. `unavailable` is absent because it passes. */
const lasting: readonly Turned[] = ['signInFirst', 'notFound', 'suspended', 'reloadPage', 'tooManyTabs']
