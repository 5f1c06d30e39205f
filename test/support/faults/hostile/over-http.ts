import { box, questionOf } from '../../domain/facts.ts'
import { openRequest } from '../../http/open-request.ts'
import { packFile } from '../../http/own-packs.ts'
import { png } from '../../http/pictures.ts'
import { tokenOf } from '../../http/table.ts'
import { type HostileSeat, type Hostility, id } from './hostile-seat.ts'

const MIB = 1024 * 1024
const { rounds: _, ...opening } = openRequest({ title: 'Alone' })
const solo = { ...opening, questionId: 'order-pipeline' }
const bomb = Array.from({ length: 30 }, (_, n) => `k${n}: &a${n} [${n ? `*a${n - 1}, `.repeat(9) : 'x'}]`).join('\n')
const sound = packFile([questionOf('billing')])
const asks =
  (lanes: number, ...requests: ((seat: HostileSeat) => Promise<unknown>)[]): Hostility =>
  (seat) =>
    seat.repeat(lanes, (n) => requests[n % requests.length]?.(seat) ?? Promise.resolve())
const text = 'x'.repeat(5_000)
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * 60 * 1_000
const proposal = () => ({
  interview: openRequest(),
  starts: [Math.ceil((Date.now() + DAY_MS) / MINUTE_MS) * MINUTE_MS],
  timeZone: 'Europe/Berlin',
})
const body = (bytes: number) => new Uint8Array(bytes).fill(32)

export const overHttp: Readonly<Record<string, Hostility>> = {
  'pictures uploaded in parallel': (seat) => {
    const picture = new Uint8Array(3 * MIB)
    picture.set(png)
    return seat.repeat(10, () => seat.me.uploadImage(seat.interviewId, 'image/png', picture))
  },

  'eighteen recordings uploaded in parallel': async (seat) => {
    const recording = body(60 * MIB)
    await seat.repeat(18, () =>
      seat.me.request('/api/recordings', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: recording,
      }),
    )
  },

  'uploads that stand still': async (seat) => {
    const head = seat.head('POST', '/api/own-packs', { 'content-type': 'application/json', 'content-length': 9 * MIB })
    await seat.repeat(1, async () => {
      await seat.dial(head + ' '.repeat(200_000))
      await new Promise((resolve) => setTimeout(resolve, 20))
    })
  },

  'interviews opened': asks(10, ({ me }) => me.post('/api/interviews', openRequest())),

  'solo interviews opened': asks(10, ({ me }) => me.post('/api/solo', solo)),

  'rounds tried again': async (seat) => {
    const { view } = seat.me
    await seat.end()
    const at = view?.round?.startedAt ?? 0
    await seat.repeat(10, () => seat.me.post(`/api/interviews/${seat.interviewId}/retry`, { round: 0, at }))
  },

  'drafts checked that are bombs': asks(10, ({ me }) => me.post('/api/own-packs/check', { text: bomb, question: 0 })),

  'packs of the largest size brought along': asks(10, ({ me }) =>
    me.post('/api/own-packs', { text: `${sound}\n#${'x'.repeat(2 * MIB - sound.length - 10)}` }),
  ),

  'voices recorded': async (seat) => {
    // Alone in a solo interview, one person agrees for all players.
    const opened = await seat.me.post('/api/solo', solo)
    const { id: interviewId } = opened.body as { id: string }
    const alone = seat.me.another()
    await alone.connect(interviewId)
    await alone.do({ type: 'startRound' })
    await alone.do({ type: 'agreeToRecording' })
    const take = id()
    await alone.do({ type: 'startVoice', take, kind: 'audio/webm' })
    const voice = body(256 * 1024)
    const put = (n: number) =>
      seat.me.request(`/api/interviews/${interviewId}/voices/${take}/${n % 2_160}?end=${n}`, {
        method: 'PUT',
        headers: { 'content-type': 'audio/webm' },
        body: voice,
      })
    // A short attack may be over by now, and must have stored something all the same.
    seat.answers[String((await put(0)).status)] = 1
    await seat.repeat(10, put)
    alone.disconnect()
  },

  'replays asked for and not read': async (seat) => {
    for (let n = 0; n < 20; n++)
      await seat.me.draw(0, { id: `text-${n}`, element: box(`text-${n}`, { type: 'text', text, originalText: text }) })
    await seat.end()
    const heads = ['replay/frames', 'recording', 'replay/pointing'].map((what) =>
      seat.head('GET', `/api/interviews/${seat.interviewId}/${what}`),
    )
    await seat.repeat(10, async (n) => {
      await seat.dial(heads[n % heads.length] ?? '', { reads: false })
      await new Promise((resolve) => setTimeout(resolve, 10))
    })
  },

  'progress, lists and own data asked for': asks(
    10,
    ({ me }) => me.get('/api/progress'),
    ({ me }) => me.get('/api/interviews'),
    ({ me }) => me.get('/api/account/data'),
    ({ me }) => me.get('/api/packs'),
  ),

  'reports and timelines asked for': async (seat) => {
    await seat.end()
    await seat.repeat(10, (n) =>
      seat.me.get(`/api/interviews/${seat.interviewId}/${['report', 'timeline.md', 'replay', 'shares'][n % 4]}`),
    )
  },

  'links replaced': asks(10, ({ me, interviewId }) =>
    me.post(`/api/interviews/${interviewId}/links`, { seat: 'guest' }),
  ),

  'links looked at': asks(
    10,
    ({ me, links }) => me.get(`/api/links/${tokenOf(links, 'shadow')}`),
    ({ me }) => me.get(`/api/links/${id()}`),
  ),

  'times proposed': asks(10, ({ me }) => me.post('/api/slots', proposal())),

  'entering and leaving the queue': asks(
    2,
    ({ me }) => me.post('/api/queue', { role: 'either', level: 'senior', topics: [], languages: ['en'] }),
    ({ me }) =>
      me.request('/api/queue/me', { method: 'DELETE', headers: { 'content-type': 'application/json' }, body: '{}' }),
  ),

  'wrong passwords': asks(10, ({ me }) =>
    me.post('/api/sign-in', { email: 'ada@example.org', password: 'wrong-password', bring: false }),
  ),
}

/** The answers of requests that reach real work; an attack with refusals alone would prove nothing. */
export const reached: Readonly<Record<string, string>> = {
  'interviews opened': '201',
  'solo interviews opened': '201',
  'rounds tried again': '201',
  'progress, lists and own data asked for': '200',
  'reports and timelines asked for': '200',
  'links replaced': '201',
  'links looked at': '200',
  'times proposed': '201',
  'entering and leaving the queue': '200',
  'wrong passwords': '401',
  'voices recorded': '204',
}
