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
import { io, type Socket } from 'socket.io-client'
import { LinkWatch } from './link-watch.ts'
import { type PageLife, thisPage } from './page-life.ts'

type Frame = Parameters<ServerEvents['frame']>[0]

export type ConnectionEars = Readonly<{
  /** Called with each step exactly once, in order, none missing since the last fresh one. */
  onFrame(frame: Frame): void
  onPresence(news: PresenceNews): void
  onLive(): void
  /** Whether anything arrives at the server is not known at the moment. */
  onDoubt(): void
  /** The server has answered; `offset` is its clock minus this machine's. */
  onSure(offset: number): void
  onOffline(): void
  /** The server has turned this person away, and asking again would not help. */
  onTurned(reason: Turned): void
}>

export type Connection = Readonly<{
  /** Resolves with nothing when no answer came: whether it was taken is then not known. */
  send(submission: Submission): Promise<Receipt | undefined>
  /** Sent if it can be sent at once, else forgotten. */
  presence(presence: Presence): void
  close(): void
}>

/** A link on which the answer to the smallest question takes so long is dead, whatever the browser thinks of it. */
const ASK_MS = 2_000
/** An answer that is so long in coming gives a reason to ask. */
const ODD_MS = 2_000
/** A submission waits for the disk too; so long it does not. */
const ANSWER_MS = 10_000
/** An attempt that leads nowhere holds up the next: just longer than a lost packet takes to be sent a third time. */
const OPEN_MS = 3_200
/** Between two attempts. Five hundred who lose a server at once come back spread over this; one alone is back in two seconds. */
const RETRY_MS = { least: 200, most: 1_500 }
/** After waking everything speaks for trying at once, but a whole office may wake with its network. */
const WOKEN_MS = { least: 0, most: 400 }

const between = ({ least, most }: typeof RETRY_MS): number => least + Math.random() * (most - least)

/** Stays connected to the room of an interview: comes back by itself, and asks for the frames since the last it saw. */
export function connect(interviewId: string, ears: ConnectionEars, page: PageLife = thisPage): Connection {
  let version: number | undefined
  let cancelRetry = () => {}
  let isTurned = false
  const handshake = (): Handshake => ({ protocol: PROTOCOL, interviewId, ...(version !== undefined && { version }) })
  const socket: Socket<ServerEvents, ClientEvents> = io(page.server?.url ?? '/', {
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
    // One's own doing is followed by another attempt, or by nothing at all.
    if (reason !== 'io client disconnect') comeBack()
  })
  socket.on('connect_error', ({ message }) => {
    ears.onOffline()
    const reason = lasting.find((one) => one === message)
    // Who was in once is kept out by their own links, whose end the server has not noticed yet.
    const isOwnGhost = reason === 'tooManyTabs' && version !== undefined
    isTurned = reason !== undefined && !isOwnGhost
    if (reason && isTurned) ears.onTurned(reason)
    else comeBack()
  })
  socket.on('presence', ears.onPresence)
  socket.on('frame', (frame) => {
    if (!frame.fresh && version !== undefined && frame.version <= version) return
    // A step is missing: the ones since the last good one are asked for again.
    if (!frame.fresh && frame.version !== (version ?? Number.NaN) + 1) return comeBack(0)
    try {
      ears.onFrame(frame)
      version = frame.version
    } catch (error) {
      // What is shown can no longer be trusted, so all of it is asked for again.
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
    close() {
      cancelRetry()
      watch.close()
      socket.disconnect()
    },
  }
}

const nothing = () => undefined

/** `unavailable` is missing: that passes. */
const lasting: readonly Turned[] = ['signInFirst', 'notFound', 'suspended', 'reloadPage', 'tooManyTabs']
