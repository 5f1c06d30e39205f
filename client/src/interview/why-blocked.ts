/** `upgrade`: no WebSocket gets through. `host`: a proxy rewrites the Host header. */
export type Blocked = 'upgrade' | 'host'

const PROBE_MS = 5_000

/**
 * Diagnoses why no room connection opens; undefined when WebSockets work or the server does not answer. Never rejects.
 */
export async function whyBlocked(): Promise<Blocked | undefined> {
  if (await webSocketOpens()) return undefined
  // The server checks the origin of a POST on every path, and this one changes nothing.
  const answer = await fetch('/healthz', { method: 'POST', signal: AbortSignal.timeout(PROBE_MS) }).catch(
    () => undefined,
  )
  if (!answer) return undefined
  const body = (await answer.json().catch(() => undefined)) as { code?: unknown } | undefined
  if (body?.code === 'forbiddenOrigin') return 'host'
  return typeof body?.code === 'string' ? 'upgrade' : undefined
}

function webSocketOpens(): Promise<boolean> {
  return new Promise((resolve) => {
    const address = new URL('/socket.io/?EIO=4&transport=websocket', window.location.href)
    address.protocol = address.protocol.replace('http', 'ws')
    const socket = new WebSocket(address)
    const settle = (opens: boolean) => {
      clearTimeout(timer)
      socket.onopen = null
      socket.onerror = null
      socket.close()
      resolve(opens)
    }
    const timer = setTimeout(() => settle(false), PROBE_MS)
    socket.onopen = () => settle(true)
    socket.onerror = () => settle(false)
  })
}
