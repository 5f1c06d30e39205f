import { gzipSync } from 'node:zlib'
import { refusals } from '@dryrun/shared/refusals.ts'
import type { Cell } from '../secrecy/matrix.ts'
import type { RunningApp } from './app.ts'
import { Participant } from './participant.ts'
import { png } from './pictures.ts'
import { bodyFor, ownPack, proposal, sharing, tomorrow } from './route-bodies.ts'
import type { Stage, Staged } from './staged.ts'
import { tokenOf } from './table.ts'

const byStatus: Readonly<Record<number, string>> = { 400: 'i', 401: 'n', 404: '0' }
const bySentence: Readonly<Record<string, string>> = {
  [refusals.notYours]: 'y',
  [refusals.wrongStage]: 's',
  [refusals.ended]: 'e',
  [refusals.alreadySeated]: 'a',
  [refusals.sealed]: 'c',
  'A guest could not come back. Make an account first, or delete what is yours.': 'g',
  'A guest has no address. Make an account first.': 'g',
}
/** Routes that hold a question for their requester, or are closed while one is held. */
const opening = new Set([
  'POST /api/interviews',
  'POST /api/solo',
  'POST /api/slots',
  'POST /api/slots/:slotId/enter',
  'POST /api/interviews/:id/solo',
  'POST /api/interviews/:id/retry',
  'POST /api/links/:token/claim',
  'GET /api/shared/:token',
  'GET /api/interviews/:id/equivalents',
])

const recording = { title: 'Practice', content: gzipSync('{}') }

const nowhere = {
  slotId: '',
  soonId: '',
  openSlotId: '',
  slotToken: '',
  otherId: '',
  blockedId: '',
  calibrationId: '',
  token: '',
  imageId: '',
  shareId: '',
  shareToken: '',
  recordingId: '',
  packId: '',
}
type Place = Staged & typeof nowhere

export class RouteAsker {
  readonly #server: RunningApp
  readonly #stage: Stage
  /** Places that only reads have touched. */
  readonly #still = new Map<string, Promise<Place>>()
  /** The answers whose headers were already compared with HEAD. */
  readonly #headers = new Set<string>()
  #slotsAt = 0
  #hal: Participant | undefined

  constructor(server: RunningApp, stage: Stage) {
    this.#server = server
    this.#stage = stage
    // File contents are tested elsewhere, and each check starts a process.
    server.app.recordingChecker.check = async () => recording
    // The export of hundreds of interviews would take too long.
    server.app.interviewIndex.seatsOf = async function* () {}
  }

  async ask(cell: Cell): Promise<string> {
    const [method = ''] = cell.row.split(' ')
    if (cell.row === 'POST /api/slots') await this.#forgetSlots()
    if (opening.has(cell.row)) await this.#unsealAll()
    const changes =
      method !== 'GET' && cell.expected === '+' && (cell.row.includes(':') || cell.row === 'POST /api/study/ticks')
    const place = changes ? await this.#place(cell) : await this.#stillPlace(cell)
    const path = pathOf(cell.row, place)
    // In another tab, so that the person without an identity keeps none, whatever cookie they get.
    const person = () => this.#stage.who(cell.kind, cell.moment).anotherTab()
    const answer = await person().request(path, { method, ...bodyFor(cell.row, place) })
    const letter = letterOf(answer)
    const answered = `${cell.row} ${cell.kind} ${letter}`
    if (method !== 'GET' || this.#headers.has(answered)) return letter
    this.#headers.add(answered)
    const alone = await person().request(path, { method: 'HEAD' })
    return alone.status === answer.status ? letter : `(${letter} and ${alone.status} for its headers alone)`
  }

  /** The cast has created more slots by now than a person may have. */
  async #forgetSlots(): Promise<void> {
    await this.#server.pool.query('delete from slots')
    this.#still.clear()
  }

  /** The cast holds the same question in every other cell; here it must be free. */
  async #unsealAll(): Promise<void> {
    await this.#server.pool.query('update interview_rounds set unsealed_at = 1 where unsealed_at is null')
  }

  #stillPlace(cell: Cell): Promise<Place> {
    const place = this.#still.get(cell.moment) ?? this.#place(cell, true)
    this.#still.set(cell.moment, place)
    return place
  }

  /** Both players consent to scoring, and a person outside of the interview has opened it. */
  async #calibration({ id, moment }: Staged): Promise<string> {
    const { calibrationStore } = this.#server.app
    const offer = { interviewId: id, round: 0, questionKey: 'small/orders' }
    const [, calibrationId = ''] = [
      await calibrationStore.agree({ ...offer, personId: this.#idOf('interviewer', moment) }, Date.now()),
      await calibrationStore.agree({ ...offer, personId: this.#idOf('candidate', moment) }, Date.now()),
    ]
    await calibrationStore.open(calibrationId, this.#idOf('elsewhere', moment), Date.now())
    return calibrationId
  }

  #idOf(kind: Cell['kind'], moment: Cell['moment']): string {
    return this.#stage.who(kind, moment).me?.id ?? ''
  }

  /** The ids that the row's path needs; for still places, all of them. A requesting player also has a share. */
  async #place({ moment, kind, row }: Cell, isWhole = false): Promise<Place> {
    const { app } = this.#server
    const staged = await this.#stage.open(moment)
    const names = (...parts: string[]) => isWhole || parts.some((part) => row.includes(part))
    const ownerId = this.#idOf('interviewer', moment)
    const otherId = this.#idOf(kind === 'interviewer' ? 'candidate' : 'interviewer', moment)
    const place: Place = { ...nowhere, ...staged, otherId }
    if (names(':imageId')) place.imageId = await this.#image(staged.id)
    if (names('links/:token')) place.token = tokenOf(await app.invitations.create(staged.id, Date.now()), 'audience')
    if (names(':take')) await this.#voice(staged)
    if (names(':shareId', 'shared/:token')) Object.assign(place, await this.#share(staged.id, kind, moment))
    if (names(':personId')) {
      // Each of the two requesters has blocked another person.
      place.blockedId = this.#idOf(moment === 'swapped' ? 'elsewhere' : 'stranger', moment)
      await app.standing.blocks.put({ by: ownerId, blocked: place.blockedId, name: 'Somebody' }, Date.now())
    }
    if (names(':recordingId')) place.recordingId = await app.recordingShelf.put({ ownerId, ...recording }, Date.now())
    if (names('slot')) Object.assign(place, await this.#slots(ownerId, this.#idOf('candidate', moment)))
    if (names(':packId')) place.packId = (await app.ownPacks.create(ownerId, ownPack, Date.now())).id
    if (names(':calibrationId')) place.calibrationId = await this.#calibration(staged)
    return place
  }

  #image(interviewId: string): Promise<string> {
    const drawn = { type: 'image/png', bytes: Buffer.from(png), by: 'somebody', personId: 'somebody' } as const
    return this.#server.app.imageStore.put({ interviewId, ...drawn }, Date.now())
  }

  /** A stored chunk of the host's voice. */
  #voice({ id: interviewId, take }: Staged): Promise<void> {
    const personId = this.#idOf('interviewer', 'lobby')
    const chunk = { n: 0, at: Date.now(), endMs: 5_000, bytes: Buffer.from('voice'), levels: Buffer.alloc(50) }
    return this.#server.app.voiceStore.put({ take, interviewId, personId, kind: 'audio/webm' }, chunk, personId)
  }

  async #share(interviewId: string, kind: Cell['kind'], moment: Cell['moment']) {
    const by = this.#idOf(kind === 'candidate' ? kind : 'interviewer', moment)
    const { share, token } = await this.#server.app.shares.create({ interviewId, by }, sharing, Date.now())
    return { shareId: share.id, shareToken: token }
  }

  /**
   * An agreed slot, one about to begin, and one without an answer; and the link of a slot whose host has blocked no
   * one.
   */
  async #slots(hostId: string, guestId: string) {
    this.#hal ??= await Participant.named(this.#server.url, 'Hal')
    const [agreed, soon] = [await this.#slot(hostId), await this.#slot(hostId)]
    const { slotStore } = this.#server.app
    const known = { guestId, guestZone: 'Asia/Tokyo', stage: 'agreed' as const, offerBy: null, offered: [] }
    await slotStore.change(agreed.row.id, () => ({ ...known, startsAt: tomorrow() }))
    await slotStore.change(soon.row.id, () => ({ ...known, startsAt: Date.now() + 300_000 }))
    const [open, invited] = [await this.#slot(hostId), await this.#slot(this.#hal.me?.id ?? '')]
    return { slotId: agreed.row.id, soonId: soon.row.id, openSlotId: open.row.id, slotToken: invited.token }
  }

  /** Each a year later than the last, since open slots are limited. */
  #slot(hostId: string) {
    this.#slotsAt += 365 * 24 * 60 * 60_000
    return this.#server.app.slotStore.create(hostId, proposal(), this.#slotsAt)
  }
}

/** The advice is that of the server's own pack, which is on offer to everyone. */
const pathOf = (row: string, place: Place): string => {
  const { id, blockedId, token, imageId, shareId, shareToken, recordingId, take } = place
  return row
    .slice(row.indexOf('/'))
    .replace(':slotId/link', `${place.openSlotId}/link`)
    .replace(':slotId/enter', `${place.soonId}/enter`)
    .replace(':slotId', place.slotId)
    .replace('slot-links/:token', `slot-links/${place.slotToken}`)
    .replace(':id', id)
    .replace(':take', take)
    .replace(/:n$/, '0?end=5000')
    .replace(':imageId', imageId)
    .replace('packs/:packId/advice', 'packs/small/advice')
    .replace(':packId', place.packId)
    .replace(':recordingId', recordingId)
    .replace(':personId', blockedId)
    .replace(':calibrationId', place.calibrationId)
    .replace(':shareId', shareId)
    .replace('shared/:token', `shared/${shareToken}`)
    .replace(':token', token)
    .replace('static/*', 'static/swagger-ui.css')
    .replace('/*', '/')
}

function letterOf({ status, body }: Awaited<ReturnType<Participant['request']>>): string {
  if (status < 400) return '+'
  const sentence = (body as { message?: string }).message ?? ''
  return bySentence[sentence] ?? byStatus[status] ?? `(${status})`
}
