import { vi } from 'vitest'

type Answer = readonly [status: number, body: unknown]
/** Answers by method and path, such as "POST /api/me". A function answers each request anew. */
export type Answers = Readonly<Record<string, Answer | ((body: unknown) => Answer | Promise<Answer>)>>
export type Asked = { route: string; body: unknown }

/** Answers the requests of the page and lists those that change something. Others find nothing. */
export function standInServer(answers: Answers): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit = {}) => {
    const route = `${method} ${path}`
    const sent: unknown = typeof body === 'string' ? JSON.parse(body) : undefined
    if (method !== 'GET') asked.push({ route, body: sent })
    const found = answers[route] ?? refused('notFound', 'There is nothing here.', [])
    const [status, reply] = typeof found === 'function' ? await found(sent) : found
    return new Response(JSON.stringify(reply), { status })
  })
  return asked
}

type Faults = readonly Readonly<{ path: string; message: string }>[]

/** A refusal as the server sends it. */
export const refused = (code: string, message: string, faults: Faults): Answer => [
  code === 'notFound' ? 404 : 400,
  { code, message, requestId: 'r', faults },
]
