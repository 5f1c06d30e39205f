import type { CallState } from '@dryrun/shared/signal.ts'
import type { Member } from '../call.ts'
import { awayAfter, GONE_MS } from '../model/reconnect.ts'
import type { Line } from './line.ts'

/** Another person's page in the call, as this page knows it. */
export class Other {
  page: string
  state: CallState
  line: Line | undefined
  #awayMs = 0
  #isSpeaking = false

  constructor(page: string, state: CallState) {
    this.page = page
    this.state = state
  }

  update(page: string, state: CallState): void {
    this.page = page
    this.state = state
    this.#awayMs = 0
  }

  hangUp(): void {
    this.line?.close()
    this.line = undefined
    this.#isSpeaking = false
  }

  /** Returns whether the person has been away for so long that the line ends. */
  isGoneAfter(tickMs: number, sight: Readonly<{ isLive: boolean; isHere: boolean }>): boolean {
    this.#awayMs = awayAfter(this.#awayMs, sight, tickMs)
    return this.#awayMs >= GONE_MS
  }

  /** Returns whether the person has begun or ceased to speak. */
  listen(): boolean {
    const was = this.#isSpeaking
    this.#isSpeaking = this.line?.isSpeaking() ?? false
    return was !== this.#isSpeaking
  }

  /** Observers only listen, whatever their page says. */
  asMember(personId: string, isPlayer: boolean): Member {
    const { page, line, state } = this
    const { talks, isMuted, hasCamera, screenSince } = state
    return {
      ...{ personId, page, isMuted, link: linkOf(line), isPoor: line?.isPoor ?? false },
      talks: talks && isPlayer,
      hasCamera: hasCamera && isPlayer,
      screenSince: isPlayer ? screenSince : null,
      isSpeaking: this.#isSpeaking && !isMuted,
      camera: line?.streamOf('camera') ?? null,
      screen: line?.streamOf('screen') ?? null,
    }
  }
}

function linkOf(line: Line | undefined): Member['link'] {
  if (!line) return 'none'
  if (line.state === 'connected') return 'connected'
  return line.state === 'disconnected' || line.state === 'failed' ? 'lost' : 'connecting'
}
