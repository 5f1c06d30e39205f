/** Calls `run` every two seconds, also in a background tab. Returns a function that stops it. */
export function everyTick(run: () => void): () => void {
  try {
    const worker = new Worker(new URL('./tick-worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = run
    return () => worker.terminate()
  } catch {
    const timer = setInterval(run, 2_000)
    return () => clearInterval(timer)
  }
}
