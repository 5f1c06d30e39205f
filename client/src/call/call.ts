import type { CallState } from '@dryrun/shared/signal.ts'

export type TrackKind = 'audio' | 'camera' | 'screen'
export const trackKinds: readonly TrackKind[] = ['audio', 'camera', 'screen']
export type Tracks = Readonly<Record<TrackKind, MediaStreamTrack | null>>

/** What a page in the call shows of itself. */
export type MyState = Pick<CallState, 'talks' | 'isMuted' | 'hasCamera' | 'screenSince'>

/** Another person in the call. */
export type Member = Readonly<
  MyState & {
    personId: string
    page: string
    link: 'none' | 'connecting' | 'connected' | 'lost'
    /** Video is off in both directions because the line is poor. */
    isPoor: boolean
    isSpeaking: boolean
    camera: MediaStream | null
    screen: MediaStream | null
  }
>

export type CallEars = Readonly<{
  onMembers(members: readonly Member[]): void
  /** Another tab of this person is in the call. */
  onElsewhere(isThere: boolean): void
  /** The browser plays sound only after a click. */
  onSoundBlocked(isBlocked: boolean): void
  onFault(error: unknown): void
}>

/** Carries this page's tracks to the others, and theirs here. */
export type Call = Readonly<{
  /** Enters the call with the state of the moment of entry. Rejects when the connection servers are unknown. */
  enter(state: () => MyState): Promise<void>
  leave(): void
  tell(state: MyState): void
  publish(kind: TrackKind, track: MediaStreamTrack | null): void
  playSound(): void
  playThrough(deviceId: string): void
  close(): void
}>
