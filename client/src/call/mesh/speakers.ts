/** Plays the voices of the others. Outside of React, so that they go on from lobby to room to the end. */
export class Speakers {
  readonly #players = new Map<string, HTMLAudioElement>()
  readonly #onBlocked: (isBlocked: boolean) => void
  #deviceId = ''

  constructor(onBlocked: (isBlocked: boolean) => void) {
    this.#onBlocked = onBlocked
  }

  play(personId: string, track: MediaStreamTrack): void {
    this.stop(personId)
    const player = new Audio()
    player.srcObject = new MediaStream([track])
    this.#players.set(personId, player)
    this.#route(player)
    this.#start(player)
  }

  stop(personId: string): void {
    const player = this.#players.get(personId)
    if (!player) return
    player.srcObject = null
    this.#players.delete(personId)
  }

  /** After a click, which browsers want to see before they play sound. */
  resume(): void {
    this.#onBlocked(false)
    for (const player of this.#players.values()) this.#start(player)
  }

  use(deviceId: string): void {
    this.#deviceId = deviceId
    for (const player of this.#players.values()) this.#route(player)
  }

  #start(player: HTMLAudioElement): void {
    player.play().catch(({ name }: Error) => name === 'NotAllowedError' && this.#onBlocked(true))
  }

  /** A device that is gone leaves the sound where it was. */
  #route(player: HTMLAudioElement): void {
    if (this.#deviceId && 'setSinkId' in player) player.setSinkId(this.#deviceId).catch(() => undefined)
  }
}
