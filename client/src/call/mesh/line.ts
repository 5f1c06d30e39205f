import type { Candidate, Content } from '@dryrun/shared/signal.ts'
import { type TrackKind, type Tracks, trackKinds } from '../call.ts'
import { LineQuality, type LineTotals, sampleBetween } from '../model/line-quality.ts'
import { verdictOn } from '../model/negotiation.ts'
import { withOpusSettings } from '../model/opus.ts'
import { isRestartDue } from '../model/reconnect.ts'
import { decibels, SpeakingDetector } from '../model/speaking.ts'
import type { Letter } from './courier.ts'
import { readTotals } from './line-stats.ts'

type Description = Extract<Content, { type: 'description' }>

export type LinePorts = Readonly<{
  id: string
  isPolite: boolean
  /** Whether this page sends to the other one, and plays what comes from there. */
  sends: boolean
  hears: boolean
  ice: RTCConfiguration
  tracks: Tracks
  now(): number
  onLetter(letter: Letter): void
  onCandidate(candidate: Candidate): void
  onAudio(track: MediaStreamTrack): void
  onChange(): void
  onFault(error: unknown): void
}>

const bounds: Readonly<Record<TrackKind, RTCRtpEncodingParameters>> = {
  audio: { maxBitrate: 32_000 },
  camera: { maxBitrate: 300_000, maxFramerate: 15 },
  screen: { maxBitrate: 1_200_000, maxFramerate: 8 },
}

/**
 * The connection to one other page. It has a place for each kind of track from its first offer on, so that a microphone,
 * camera or screen is switched without another negotiation, also while the server is away.
 */
export class Line {
  readonly #ports: LinePorts
  readonly #peer: RTCPeerConnection
  readonly #detector = new SpeakingDetector()
  readonly #quality = new LineQuality()
  /** Messages are taken strictly in order: a candidate must not overtake its description. */
  #turn = Promise.resolve()
  #isMaking = false
  #isAnswered = false
  /** Counts descriptions, so that an older one is not sent after a newer one. */
  #made = 0
  #tracks: Tracks
  #places: readonly RTCRtpTransceiver[] = []
  #streams: Partial<Record<TrackKind, MediaStream>> = {}
  #totals: LineTotals | undefined
  #stateAt: number
  #restartAt = Number.NEGATIVE_INFINITY

  constructor(ports: LinePorts) {
    this.#ports = ports
    this.#tracks = ports.tracks
    this.#stateAt = ports.now()
    this.#peer = new RTCPeerConnection(ports.ice)
    this.#peer.onnegotiationneeded = () => this.#offer().catch(ports.onFault)
    this.#peer.onicecandidate = ({ candidate }) => candidate?.candidate && ports.onCandidate(plain(candidate))
    this.#peer.onconnectionstatechange = () => this.#onState()
    if (!ports.isPolite) this.#arrange(trackKinds.map((kind) => this.#peer.addTransceiver(mediaOf(kind))))
  }

  get id(): string {
    return this.#ports.id
  }

  get isAnswered(): boolean {
    return this.#isAnswered
  }

  get state(): RTCPeerConnectionState {
    return this.#peer.connectionState
  }

  get isPoor(): boolean {
    return this.#quality.isPoor
  }

  streamOf(kind: TrackKind): MediaStream | null {
    return this.#streams[kind] ?? null
  }

  take(content: Exclude<Content, { type: 'here' | 'ask' | 'gone' }>): void {
    this.#turn = this.#turn
      .then(() => (content.type === 'description' ? this.#describe(content) : this.#addAll(content.candidates)))
      .catch(this.#ports.onFault)
  }

  publish(tracks: Tracks): void {
    this.#tracks = tracks
    this.#fill().catch(this.#ports.onFault)
  }

  /** Sends the open offer again, which may be lost. */
  offerAgain(): void {
    const { localDescription, signalingState } = this.#peer
    if (signalingState === 'have-local-offer' && localDescription) this.#send(localDescription)
  }

  restart(ice: RTCConfiguration): void {
    this.#restartAt = this.#ports.now()
    this.#peer.setConfiguration(ice)
    this.#peer.restartIce()
  }

  get isRestartDue(): boolean {
    const now = this.#ports.now()
    return isRestartDue({
      state: this.#peer.connectionState,
      sinceStateMs: now - this.#stateAt,
      sinceRestartMs: now - this.#restartAt,
    })
  }

  /** Whether the other person speaks, from the level that their packets carry. */
  isSpeaking(): boolean {
    const [audio] = this.#places
    const level = audio?.receiver.getSynchronizationSources()[0]?.audioLevel ?? 0
    return this.#detector.hear(decibels(level), this.#ports.now())
  }

  /** Looks at the quality, and stops or resumes video. */
  async look(): Promise<void> {
    if (this.#peer.connectionState !== 'connected') return
    const totals = await readTotals(this.#peer)
    const before = this.#totals
    this.#totals = totals
    if (!before) return
    const wasPoor = this.isPoor
    if (this.#quality.look(sampleBetween(before, totals)) === wasPoor) return
    await this.#fill()
    this.#ports.onChange()
  }

  close(): void {
    this.#peer.close()
  }

  async #offer(): Promise<void> {
    try {
      this.#isMaking = true
      await this.#peer.setLocalDescription()
      if (this.#peer.localDescription) this.#send(this.#peer.localDescription)
    } finally {
      this.#isMaking = false
    }
  }

  async #describe({ kind, sdp }: Description): Promise<void> {
    const { isPolite } = this.#ports
    const negotiation = { isPolite, isMaking: this.#isMaking, state: this.#peer.signalingState }
    if (verdictOn(kind, negotiation) === 'ignore') return
    await this.#peer.setRemoteDescription({ type: kind, sdp })
    if (kind === 'answer') this.#isAnswered = true
    else {
      this.#arrange(this.#peer.getTransceivers().slice(0, trackKinds.length))
      await this.#fill()
      await this.#peer.setLocalDescription()
      if (this.#peer.localDescription) this.#send(this.#peer.localDescription)
    }
    await this.#fill()
    this.#ports.onChange()
  }

  /** A candidate of an ignored or older offer fails; that costs this candidate alone. */
  async #addAll(candidates: readonly Candidate[]): Promise<void> {
    for (const candidate of candidates) await this.#peer.addIceCandidate(candidate).catch(() => undefined)
  }

  #send({ type, sdp }: RTCSessionDescription): void {
    const kind = type === 'offer' ? type : 'answer'
    const made = ++this.#made
    const state = kind === 'offer' ? 'have-local-offer' : 'stable'
    this.#ports.onLetter({
      content: { type: 'description', line: this.id, kind, sdp: withOpusSettings(sdp) },
      isCurrent: () => made === this.#made && this.#peer.signalingState === state,
    })
  }

  /** Gives each kind its place in the offer. */
  #arrange(places: readonly RTCRtpTransceiver[]): void {
    const { sends, hears, onAudio } = this.#ports
    const isNew = !this.#places.length
    this.#places = places
    for (const place of places) place.direction = directionOf(sends, hears)
    if (!isNew || !hears) return
    trackKinds.forEach((kind, index) => {
      const track = places[index]?.receiver.track
      if (track) this.#streams[kind] = new MediaStream([track])
      if (track && kind === 'audio') onAudio(track)
    })
  }

  /** Puts the tracks in their places. Cameras stay out of a poor line. */
  async #fill(): Promise<void> {
    if (!this.#ports.sends) return
    for (const [index, kind] of trackKinds.entries()) {
      const sender = this.#places[index]?.sender
      const track = kind === 'camera' && this.isPoor ? null : this.#tracks[kind]
      if (sender && sender.track !== track) await sender.replaceTrack(track)
      if (sender) await bound(sender, bounds[kind])
    }
  }

  #onState(): void {
    this.#stateAt = this.#ports.now()
    if (this.#peer.connectionState === 'connected') this.#fill().catch(this.#ports.onFault)
    this.#ports.onChange()
  }
}

const mediaOf = (kind: TrackKind): 'audio' | 'video' => (kind === 'audio' ? 'audio' : 'video')

function directionOf(sends: boolean, hears: boolean): RTCRtpTransceiverDirection {
  if (sends) return hears ? 'sendrecv' : 'sendonly'
  return hears ? 'recvonly' : 'inactive'
}

/** Encodings exist only after the negotiation. */
async function bound(sender: RTCRtpSender, encoding: RTCRtpEncodingParameters): Promise<void> {
  const parameters = sender.getParameters()
  const [first] = parameters.encodings
  if (!first || first.maxBitrate === encoding.maxBitrate) return
  Object.assign(first, encoding)
  await sender.setParameters(parameters)
}

const plain = ({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidate): Candidate => ({
  candidate,
  sdpMid,
  sdpMLineIndex,
  usernameFragment,
})
