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

type Frame = Parameters<ServerEvents['frame']>[0]

export type ConnectionEars = Readonly<{
  /** Called with each step exactly once, in order, none missing since the last fresh one. */
  onFrame(frame: Frame): void
  onPresence(news: PresenceNews): void
  onLive(): void
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

/** A link that is silent for so long after a question is dead, whatever the browser thinks of it. */
const ANSWER_MS = 10_000
const RETRY_MS = 250
const LONGEST_RETRY_MS = 1_500

/** Stays connected to the room of an interview: comes back by itself, and asks for the frames since the last it saw. */
export function connect(interviewId: string, ears: ConnectionEars): Connection {
  let version: number | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  const handshake = (): Handshake => ({ protocol: PROTOCOL, interviewId, ...(version !== undefined && { version }) })
  const socket: Socket<ServerEvents, ClientEvents> = io({
    transports: ['websocket'],
    forceNew: true,
    auth: (tell) => tell(handshake()),
    reconnectionDelay: RETRY_MS,
    reconnectionDelayMax: LONGEST_RETRY_MS,
    randomizationFactor: 0.5,
  })

  /** Not every way of losing a connection makes the library come back by itself. */
  function comeBack(ms = RETRY_MS * (1 + 4 * Math.random())): void {
    clearTimeout(retry)
    retry = setTimeout(() => socket.disconnect().connect(), ms)
  }

  socket.on('connect', ears.onLive)
  socket.on('disconnect', (reason) => {
    ears.onOffline()
    if (reason === 'io server disconnect') comeBack()
  })
  socket.on('connect_error', ({ message }) => {
    ears.onOffline()
    const reason = lasting.find((one) => one === message)
    if (reason) ears.onTurned(reason)
    else if (!socket.active) comeBack()
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
      try {
        return await socket.timeout(ANSWER_MS).emitWithAck('command', submission)
      } catch {
        if (socket.connected) comeBack(0)
        return undefined
      }
    },
    presence: (presence) => socket.volatile.emit('presence', presence),
    close() {
      clearTimeout(retry)
      socket.disconnect()
    },
  }
}

/** `unavailable` is missing: that passes. */
const lasting: readonly Turned[] = ['signInFirst', 'notFound', 'reloadPage', 'tooManyTabs']
