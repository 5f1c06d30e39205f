/** Reads the loudness of a local track. */
export type Level = Readonly<{
  /** The amplitude of the last instant, from 0 to 1. */
  read(): number
  close(): void
}>

/** Browsers may hold a context until a click; its level is 0 then. */
export function levelOf(track: MediaStreamTrack): Level {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1_024
  const source = context.createMediaStreamSource(new MediaStream([track]))
  source.connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    read() {
      analyser.getFloatTimeDomainData(samples)
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
    },
    close() {
      source.disconnect()
      context.close().catch(() => undefined)
    },
  }
}
