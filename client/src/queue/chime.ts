let context: AudioContext | undefined

/** Browsers allow sound to those who have clicked: called when somebody begins to wait. */
export function allowChime(): void {
  context ??= 'AudioContext' in window ? new AudioContext() : undefined
  void context?.resume().catch(() => {})
}

/** Two soft notes, for somebody who waits in another tab. Silent where the browser or its reader wants no sound. */
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
