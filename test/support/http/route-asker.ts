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
/** Routes that open a question for their asker. */
const opening = new Set([
  'POST /api/interviews',
  'POST /api/solo',
  'POST /api/slots',
  'POST /api/slots/:slotId/enter',
  'POST /api/interviews/:id/solo',
  'POST /api/interviews/:id/retry',
  'POST /api/links/:token/claim',
  'GET /api/shared/:token',
])

const recording = { title: 'Practice', content: gzipSync('{}') }

/** Ids that name nothing. */
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

/** Asks for routes over HTTP, each as the person and at the moment that a cell of the table names. */
export class RouteAsker {
  readonly #server: RunningApp
  readonly #stage: Stage
  /** Places that only reading has touched. */
  readonly #still = new Map<string, Promise<Place>>()
  /** For which answers to whom the headers alone have been asked for already. */
  readonly #headers = new Set<string>()
  #slotsAt = 0
  #hal: Participant | undefined

  constructor(server: RunningApp, stage: Stage) {
    this.#server = server
    this.#stage = stage
    // What is in a file is not asked here, and looking takes a process of its own each time.
    server.app.recordingChecker.check = async () => recording
    // Nor are all interviews of a cell's people told again, who come to have hundreds.
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
    // In a tab of their own, so that nobody stays nobody whatever cookie they are given.
    const person = () => this.#stage.who(cell.kind, cell.moment).anotherTab()
    const answer = await person().request(path, { method, ...bodyFor(cell.row, place) })
    const letter = letterOf(answer)
    const answered = `${cell.row} ${cell.kind} ${letter}`
    if (method !== 'GET' || this.#headers.has(answered)) return letter
    this.#headers.add(answered)
    const alone = await person().request(path, { method: 'HEAD' })
    return alone.status === answer.status ? letter : `(${letter} and ${alone.status} for its headers alone)`
  }

  /** The cast has made more of them by now than a person may have at a time. */
  async #forgetSlots(): Promise<void> {
    await this.#server.pool.query('delete from slots')
    this.#still.clear()
  }

  /** The cast holds the same question in every other cell; here it waits for nobody. */
  async #unsealAll(): Promise<void> {
    await this.#server.pool.query('update interview_rounds set unsealed_at = 1 where unsealed_at is null')
  }

  #stillPlace(cell: Cell): Promise<Place> {
    const place = this.#still.get(cell.moment) ?? this.#place(cell, true)
    this.#still.set(cell.moment, place)
    return place
  }

  /** Both players let others score it, and somebody from elsewhere has opened it. */
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

  /** With what the row's address names by an id; of what stays still, everything. What is shared, a player who asks has shared. */
  async #place({ moment, kind, row }: Cell, isWhole = false): Promise<Place> {
    const { app } = this.#server
    const staged = await this.#stage.open(moment)
    const names = (...parts: string[]) => isWhole || parts.some((part) => row.includes(part))
    const ownerId = this.#idOf('interviewer', moment)
    const otherId = this.#idOf(kind === 'interviewer' ? 'candidate' : 'interviewer', moment)
    const place: Place = { ...nowhere, ...staged, otherId }
    if (names(':imageId')) place.imageId = await this.#image(staged.id)
    if (names('links/:token')) place.token = tokenOf(await app.invitations.create(staged.id, Date.now()), 'audience')
    if (names(':shareId', 'shared/:token')) Object.assign(place, await this.#share(staged.id, kind, moment))
    if (names(':personId')) {
      // Each of the two who asks has blocked somebody of their own.
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

  async #share(interviewId: string, kind: Cell['kind'], moment: Cell['moment']) {
    const by = this.#idOf(kind === 'candidate' ? kind : 'interviewer', moment)
    const { share, token } = await this.#server.app.shares.create({ interviewId, by }, sharing, Date.now())
    return { shareId: share.id, shareToken: token }
  }

  /**
   * A time that the two have agreed on, one that is about to begin, and one that nobody has answered to; last one of
   * somebody who has blocked nobody, by its link.
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

  /** Each as of another year: only so many are on the table at a time. */
  #slot(hostId: string) {
    this.#slotsAt += 365 * 24 * 60 * 60_000
    return this.#server.app.slotStore.create(hostId, proposal(), this.#slotsAt)
  }
}

const pathOf = (row: string, place: Place): string => {
  const { id, blockedId, token, imageId, shareId, shareToken, recordingId } = place
  return row
    .slice(row.indexOf('/'))
    .replace(':slotId/link', `${place.openSlotId}/link`)
    .replace(':slotId/enter', `${place.soonId}/enter`)
    .replace(':slotId', place.slotId)
    .replace('slot-links/:token', `slot-links/${place.slotToken}`)
    .replace(':id', id)
    .replace(':imageId', imageId)
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
