import type { Voice } from '@dryrun/shared/api/voices.ts'
import { createStore } from 'zustand/vanilla'
import type { Sound } from '../player/player.ts'
import { type Speech, speechIn } from './speech.ts'
import { VoiceAudio } from './voice-audio.ts'

/** Above this speed speech is not understood, so the voices are silent and the clock leads. */
const FASTEST = 2
/** A voice is loaded so long before it begins. */
const AHEAD_MS = 10_000
const corrections = { nudge: 0.05, mostMs: 250 }

/** When a person spoke. Two players can have the same name. */
export type Lane = Readonly<{ id: 'mine' | 'other'; name: string; speech: readonly Speech[] }>
export type VoicesView = Readonly<{ lanes: readonly Lane[]; volumes: Readonly<Record<Lane['id'], number>> }>

/** The recorded voices of an interview, played beside its replay. The first voice that is heard leads. */
export class ReplaySound implements Sound {
  /** Volumes are from 0 to 1. */
  readonly store = createStore<VoicesView>(() => ({ lanes: [], volumes: { mine: 1, other: 1 } }))
  readonly #voices: readonly VoiceAudio[]
  /** Of everybody, in no order. */
  readonly #speech: readonly Speech[]

  constructor(voices: readonly Voice[], urlOf: (voice: Voice) => string) {
    this.#voices = voices.map((voice) => new VoiceAudio(voice, urlOf(voice)))
    const lanes = (['mine', 'other'] as const).flatMap((id) => laneOf(id, voices))
    this.#speech = lanes.flatMap(({ speech }) => speech)
    this.store.setState({ lanes })
  }

  moment(): number | undefined {
    for (const { moment } of this.#voices) if (moment !== undefined) return moment
    return undefined
  }

  speaksFrom(at: number): number {
    const ahead = this.#speech.filter(({ to }) => to > at).map(({ from }) => Math.max(from, at))
    return Math.min(...ahead, Number.POSITIVE_INFINITY)
  }

  follow({ at, isPlaying, speed }: { at: number; isPlaying: boolean; speed: number }): void {
    for (const voice of this.#voices) {
      if (voice.covers(at + AHEAD_MS)) voice.load()
      if (isPlaying && speed <= FASTEST && voice.covers(at)) voice.play(at, speed, corrections)
      else voice.pause()
    }
  }

  readonly setVolume = (id: Lane['id'], volume: number): void => {
    this.store.setState(({ volumes }) => ({ volumes: { ...volumes, [id]: volume } }))
    for (const voice of this.#voices) if (speakerOf(voice.voice) === id) voice.setVolume(volume)
  }

  close(): void {
    for (const voice of this.#voices) voice.close()
  }
}

const speakerOf = ({ mine }: Voice): Lane['id'] => (mine ? 'mine' : 'other')

function laneOf(id: Lane['id'], all: readonly Voice[]): Lane[] {
  const voices = all.filter((voice) => speakerOf(voice) === id)
  const [first] = voices
  if (!first) return []
  return [{ id, name: first.name, speech: voices.flatMap(speechIn) }]
}
