import type { CallState, Content, SignalNews } from '@dryrun/shared/signal.ts'
import { newId } from '../../lib/new-id.ts'
import type { Call, MyState, TrackKind, Tracks } from '../call.ts'
import { cameLater, onTheirLine } from '../model/negotiation.ts'
import { Couriers } from './couriers.ts'
import { Heard } from './heard.ts'
import { IceSource } from './ice-source.ts'
import { Line } from './line.ts'
import type { MeshPorts } from './mesh-ports.ts'
import { Other } from './other.ts'
import { mayReach, reachable } from './sight.ts'
import { Speakers } from './speakers.ts'

const TICK_MS = 100
const LOOK_MS = 2_000

/** A call from page to page: each page has a line to each other one. */
export class MeshCall implements Call {
  readonly page = newId()
  readonly #ports: MeshPorts
  readonly #others = new Map<string, Other>()
  readonly #couriers: Couriers
  readonly #heard = new Heard()
  readonly #ice: IceSource
  readonly #speakers: Speakers
  #mine: (MyState & { since: number }) | undefined
  #tracks: Tracks = { audio: null, camera: null, screen: null }
  #cancelTick: () => void
  #ticks = 0

  constructor(ports: MeshPorts) {
    this.#ports = ports
    this.#ice = new IceSource(ports.askForIce, () => ports.clock.now())
    this.#speakers = new Speakers(ports.ears.onSoundBlocked)
    const { clock, send, ears } = ports
    const state = (personId: string) => this.#stateFor(personId)
    this.#couriers = new Couriers({ page: this.page, clock, send, state, onFault: ears.onFault })
    this.#cancelTick = ports.clock.later(() => this.#tick(), TICK_MS)
  }

  readonly enter = async (state: () => MyState): Promise<void> => {
    await this.#ice.refresh()
    this.#mine = { ...state(), since: Math.round(this.#ports.serverNow()) }
    this.#ports.ears.onElsewhere(false)
    this.#tellAll()
    for (const personId of this.#others.keys()) this.#join(personId)
    this.#show()
  }

  readonly leave = (): void => {
    if (!this.#mine) return
    this.#mine = undefined
    for (const [personId, other] of this.#others) this.#hangUp(personId, other)
    for (const personId of this.#reachable()) this.#couriers.to(personId).gone()
    this.#show()
  }

  readonly tell = (state: MyState): void => {
    if (!this.#mine) return
    this.#mine = { ...this.#mine, ...state }
    this.#tellAll()
  }

  readonly publish = (kind: TrackKind, track: MediaStreamTrack | null): void => {
    this.#tracks = { ...this.#tracks, [kind]: track }
    for (const { line } of this.#others.values()) line?.publish(this.#tracks)
  }

  readonly playSound = (): void => this.#speakers.resume()
  readonly playThrough = (deviceId: string): void => this.#speakers.use(deviceId)

  readonly close = (): void => {
    this.leave()
    this.#cancelTick()
    this.#couriers.close()
  }

  /** The connection to the room is back: states may have been missed on both sides. */
  readonly onLive = (): void => {
    for (const personId of this.#reachable()) this.#couriers.to(personId).ask()
    this.#tellAll()
  }

  /** People have come, who may be in the call or want to know who is. */
  readonly onArrived = (people: readonly string[]): void => {
    const reachable = this.#reachable()
    for (const personId of people.filter((one) => reachable.includes(one))) {
      this.#couriers.to(personId).ask()
      if (this.#mine) this.#couriers.to(personId).tell()
    }
  }

  /** The network is back, or the page has woken: the addresses may have changed. */
  readonly onWoken = (): void => {
    for (const { line } of this.#others.values()) if (line) this.#restart(line)
  }

  readonly hear = (news: SignalNews): void => {
    const { by, from, n, content } = news
    if (this.#heard.isOld(from, n)) return
    if (content.type === 'ask') return this.#mine && this.#couriers.to(by).tell()
    if (by === this.#ports.sight().me) return this.#hearOwnTab(from, content)
    if (content.type === 'here') return this.#hearState(by, from, content)
    const other = this.#others.get(by)
    if (other?.page !== from) return
    if (content.type === 'gone') return this.#drop(by, other)
    this.#hearLine(by, other, content)
  }

  #hearOwnTab(from: string, content: Content): void {
    if (content.type === 'gone') return this.#ports.ears.onElsewhere(false)
    if (content.type !== 'here') return
    const mine = this.#mine && { page: this.page, since: this.#mine.since }
    // The tab that joined last talks; the other one leaves and says so.
    if (mine && cameLater(mine, { page: from, since: content.since }))
      return this.#couriers.to(this.#ports.sight().me).tell()
    this.leave()
    this.#ports.ears.onElsewhere(true)
  }

  #hearState(personId: string, page: string, state: CallState): void {
    const known = this.#others.get(personId)
    if (known && known.page !== page && known.state.since > state.since) return
    if (known && (known.page !== page || known.state.since !== state.since)) this.#hangUp(personId, known)
    const other = known ?? new Other(page, state)
    other.update(page, state)
    this.#others.set(personId, other)
    this.#join(personId)
    if (this.#makesLineTo(other)) this.#compareLines(personId, other)
    this.#show()
  }

  /** The maker of a line sees to it that the other page has it. */
  #compareLines(personId: string, { line, state }: Other): void {
    if (!line) return
    const step = onTheirLine({ mine: line.id, theirs: state.line, isAnswered: line.isAnswered })
    if (step === 'offerAgain') line.offerAgain()
    if (step === 'makeAnother') this.#makeLine(personId, newId())
  }

  #hearLine(personId: string, other: Other, content: Exclude<Content, { type: 'here' | 'ask' | 'gone' }>): void {
    if (!this.#mine || !this.#isLineTo(personId)) return
    const isNew = content.line !== other.line?.id
    const isOffer = content.type === 'description' && content.kind === 'offer'
    if (isNew && (!isOffer || this.#makesLineTo(other))) return
    if (isNew) this.#makeLine(personId, content.line)
    other.line?.take(content)
  }

  #join(personId: string): void {
    const other = this.#others.get(personId)
    if (other && !other.line && this.#isLineTo(personId) && this.#makesLineTo(other)) this.#makeLine(personId, newId())
  }

  /** The page that came first makes the line, and is not the polite one. */
  #makesLineTo({ page, state }: Other): boolean {
    return (
      this.#mine !== undefined && cameLater({ page, since: state.since }, { page: this.page, since: this.#mine.since })
    )
  }

  #isLineTo(personId: string): boolean {
    return this.#mine !== undefined && mayReach(this.#ports.sight(), personId)
  }

  #makeLine(personId: string, id: string): void {
    const other = this.#others.get(personId)
    if (!other) return
    other.line?.close()
    const { sight, clock, ears } = this.#ports
    const { me, isPlayer } = sight()
    const courier = this.#couriers.to(personId)
    other.line = new Line({
      id,
      isPolite: !this.#makesLineTo(other),
      sends: isPlayer(me),
      hears: isPlayer(personId),
      ice: this.#ice.config,
      tracks: this.#tracks,
      now: () => clock.now(),
      onLetter: (letter) => courier.describe(letter),
      onCandidate: (candidate) => courier.candidate(id, candidate),
      onAudio: (track) => this.#speakers.play(personId, track),
      onChange: () => this.#onLineChange(other),
      onFault: ears.onFault,
    })
  }

  #onLineChange({ line }: Other): void {
    if (line?.state === 'failed') this.#restart(line)
    this.#show()
  }

  #restart(line: Line): void {
    const { onFault } = this.#ports.ears
    const restart = () => line.state !== 'closed' && line.restart(this.#ice.config)
    // Without a server the earlier servers may do.
    this.#ice.refresh().then(restart, restart).catch(onFault)
  }

  #hangUp(personId: string, other: Other): void {
    other.hangUp()
    this.#speakers.stop(personId)
  }

  #drop(personId: string, other: Other): void {
    this.#hangUp(personId, other)
    this.#others.delete(personId)
    this.#show()
  }

  #tellAll(): void {
    if (this.#mine) for (const personId of this.#reachable()) this.#couriers.to(personId).tell()
  }

  #reachable(): string[] {
    return reachable(this.#ports.sight())
  }

  #stateFor(personId: string): CallState | undefined {
    return this.#mine && { type: 'here', ...this.#mine, line: this.#others.get(personId)?.line?.id ?? null }
  }

  #tick(): void {
    this.#cancelTick = this.#ports.clock.later(() => this.#tick(), TICK_MS)
    this.#ticks++
    const { here, isLive } = this.#ports.sight()
    let isChanged = false
    for (const [personId, other] of this.#others) {
      if (other.isGoneAfter(TICK_MS, { isLive, isHere: here.includes(personId) })) this.#drop(personId, other)
      if (other.listen()) isChanged = true
      if (other.line) this.#watchLine(other.line)
    }
    if (isChanged) this.#show()
  }

  #watchLine(line: Line): void {
    if (line.isRestartDue) this.#restart(line)
    if (this.#ticks % (LOOK_MS / TICK_MS) === 0) line.look().catch(this.#ports.ears.onFault)
  }

  #show(): void {
    const { isPlayer } = this.#ports.sight()
    this.#ports.ears.onMembers(
      [...this.#others].map(([personId, other]) => other.asMember(personId, isPlayer(personId))),
    )
  }
}
