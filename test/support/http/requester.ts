import type { ImageReply, OpenRequest } from '@dryrun/shared/api/interviews.ts'
import type { Link } from '@dryrun/shared/api/invitations.ts'
import type { Me } from '@dryrun/shared/api/me.ts'
import type { z } from 'zod'
import { cookiesAfter } from './cookies-after.ts'

type Answer = { status: number; body: unknown; headers: Headers }

/** Sends HTTP requests with the cookies of one person, and keeps everything it receives. */
export class Requester {
  /** Every byte received, as text: bodies, headers and socket messages. */
  readonly received: string[] = []
  me: Me | undefined
  /** Empty without an identity. */
  cookie = ''
  url: string

  constructor(url: string) {
    this.url = url
  }

  get(path: string): Promise<Answer> {
    return this.request(path, {})
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }

  async request(path: string, { headers, ...init }: RequestInit): Promise<Answer> {
    const response = await fetch(this.url + path, {
      ...init,
      headers: { ...headers, ...this.identity() },
      redirect: 'manual',
    })
    const type = response.headers.get('content-type') ?? ''
    // Reading images or archives as UTF-8 would lose bytes.
    const text = Buffer.from(await response.arrayBuffer()).toString(
      /text|json|javascript|svg/.test(type) ? 'utf8' : 'latin1',
    )
    this.received.push(`${response.status} ${JSON.stringify([...response.headers])}`, text)
    this.cookie = cookiesAfter(this.cookie, response.headers)
    const isJson = text !== '' && type.includes('/json')
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers }
  }

  /** Throws when the interview is refused. */
  async open(request: OpenRequest): Promise<{ id: string; links: Link[] }> {
    const { status, body } = await this.post('/api/interviews', request)
    if (status !== 201) throw new Error(`not opened: ${JSON.stringify(body)}`)
    return body as { id: string; links: Link[] }
  }

  /** Takes the seat of a link and returns the interview's id. Throws when it is refused. */
  async claim(token: string, name = this.me?.name ?? 'Guest'): Promise<string> {
    const { status, body } = await this.post(`/api/links/${token}/claim`, { name })
    if (status !== 200) throw new Error(`not claimed: ${JSON.stringify(body)}`)
    return (body as { id: string }).id
  }

  /** Throws when the upload is refused. */
  async uploadImage(
    interviewId: string,
    type: string,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<z.infer<typeof ImageReply>> {
    const { status, body } = await this.request(`/api/interviews/${interviewId}/images`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: bytes,
    })
    if (status !== 201) throw new Error(`not uploaded: ${JSON.stringify(body)}`)
    return body as z.infer<typeof ImageReply>
  }

  moveTo(url: string): void {
    this.url = url
  }

  adopt(other: Requester): void {
    this.cookie = other.cookie
  }

  protected identity(): Record<string, string> {
    return this.cookie ? { cookie: this.cookie } : {}
  }
}
