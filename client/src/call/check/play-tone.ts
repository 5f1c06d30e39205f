const TONE_HZ = 440
const TONE_S = 1
const LOUDNESS = 0.2

/** Plays a tone on a speaker; empty for the default. Returns the function that stops it. */
export function playTone(deviceId: string): () => void {
  const context = new AudioContext()
  const tone = new OscillatorNode(context, { frequency: TONE_HZ })
  const volume = new GainNode(context, { gain: LOUDNESS })
  const output = context.createMediaStreamDestination()
  tone.connect(volume).connect(output)
  const player = new Audio()
  player.srcObject = output.stream
  const stop = () => {
    player.srcObject = null
    context.close().catch(() => undefined)
  }
  tone.onended = stop
  void start(player, deviceId).then(() => {
    tone.start()
    tone.stop(context.currentTime + TONE_S)
  })
  return stop
}

/** A speaker that is gone leaves the tone on the default one. */
async function start(player: HTMLAudioElement, deviceId: string): Promise<void> {
  if (deviceId && 'setSinkId' in player) await player.setSinkId(deviceId).catch(() => undefined)
  await player.play().catch(() => undefined)
}
