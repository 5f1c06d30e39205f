let context: AudioContext | undefined

/** Unlocks audio. Call from a click, because browsers block sound before one. */
export function allowChime(): void {
  context ??= 'AudioContext' in window ? new AudioContext() : undefined
  void context?.resume().catch(() => {})
}

/** Plays two soft notes for users in another tab; silent where the browser blocks audio. */
export function chime(): void {
  if (context?.state !== 'running') return
  for (const [index, pitch] of [659, 880].entries()) note(context, pitch, context.currentTime + index * 0.18)
}

function note(audio: AudioContext, pitch: number, from: number): void {
  const [tone, volume] = [audio.createOscillator(), audio.createGain()]
  tone.frequency.value = pitch
  volume.gain.setValueAtTime(0, from)
  volume.gain.linearRampToValueAtTime(0.15, from + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.001, from + 0.5)
  tone.connect(volume).connect(audio.destination)
  tone.start(from)
  tone.stop(from + 0.5)
}
