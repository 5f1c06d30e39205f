function sentTo(path: string): string {
  if (/\/images(\/|$)/.test(path)) return 'picture'
  if (/^\/api\/recordings/.test(path)) return 'recording'
  return /^\/api\/own-packs/.test(path) ? 'pack' : 'request'
}

/** Explains a status that a proxy sent in place of the server. */
export function proxySentence(status: number, path: string): string {
  const what = sentTo(path)
  if (status === 413)
    return `The proxy in front of the server refused the ${what}: it is larger than the proxy lets through. Send a smaller one, or ask the person who runs the server to let the proxy pass 65 MiB.`
  if (status === 502 || status === 503)
    return `The proxy in front of the server could not reach it (status ${status}). The server may be restarting: wait a moment, then try again.`
  if (status === 504 || status === 408)
    return `The proxy in front of the server gave up waiting (status ${status}). Try again; if it happens again, ask the person who runs the server to raise the proxy’s time limits.`
  return `A proxy in front of the server answered in its place (status ${status}). Try again; if it happens again, tell the person who runs the server.`
}
