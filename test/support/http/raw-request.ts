import { RawLink } from '../socket/raw-link.ts'

export type RawAnswer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string }>
export type RawRequest = { method?: string; path: string; headers?: Record<string, string>; body?: string | undefined }

/** A request whose path and headers arrive unchanged, and its raw answer. */
export function rawRequest(url: string, request: RawRequest): Promise<RawAnswer> {
  const { method = 'GET', path, headers = {}, body = '' } = request
  const all = {
    host: new URL(url).host,
    connection: 'close',
    ...(body || method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return answerTo(url, `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}

/** The server's answer to raw bytes until it hangs up. */
export async function answerTo(url: string, bytes: string): Promise<RawAnswer> {
  const link = RawLink.dial(url)
  link.write(bytes)
  await link.until(() => link.isClosed)
  return parsed(link.answer)
}

export function parsed(answer: string): RawAnswer {
  const [head = '', ...rest] = answer.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = lines.map((line) => [line.split(':', 1)[0]?.toLowerCase() ?? '', line.replace(/^[^:]*:\s*/, '')])
  return { status: Number(first.split(' ')[1] ?? 0), headers: Object.fromEntries(headers), body: rest.join('\r\n\r\n') }
}
