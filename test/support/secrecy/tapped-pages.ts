import type { Calibration } from '@dryrun/shared/api/calibration.ts'
import type { OpenReply } from '@dryrun/shared/api/interviews.ts'
import type { OwnPack } from '@dryrun/shared/api/own-packs.ts'
import type { ProposeReply } from '@dryrun/shared/api/slots.ts'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import type { z } from 'zod'
import { asCandidate, asInterviewer } from '../domain/papers.ts'
import { packFile } from '../http/own-packs.ts'
import { Participant } from '../http/participant.ts'
import { tableAt } from '../http/table.ts'
import type { TappedBrowsers } from './tapped-browsers.ts'
import type { WireTap } from './wire-tap.ts'

const lists = { maySeeLists: true }
const DAY = 24 * 60 * 60_000

/** Visits the pages around an interview in tapped browsers and searches them. */
export class TappedPages {
  readonly #browsers: TappedBrowsers
  readonly #wire: WireTap

  constructor(browsers: TappedBrowsers, wire: WireTap) {
    this.#browsers = browsers
    this.#wire = wire
  }

  /** A person without a seat enters their name and is searched from now on. */
  async arrive(name: string): Promise<void> {
    await this.#browsers.page(name).goto(this.#wire.server.url)
    await this.#browsers.ask(name, 'POST', '/api/me', { name })
  }

  async queue(name: string): Promise<void> {
    const page = this.#browsers.page(name)
    await this.#browsers.visit(name, '/queue', lists)
    await page.getByRole('button', { name: 'Find a partner' }).click()
    await page.getByRole('heading', { name: 'Looking for a partner' }).waitFor()
    await this.#browsers.search(name, 'a wait in the queue', lists)
    const gus = await Participant.named(this.#wire.server.url, 'Gus')
    await gus.post('/api/queue', { role: 'either', level: 'senior', topics: [], languages: ['en'] })
    await page.getByRole('heading', { name: /^Gus wants/ }).waitFor()
    await this.#browsers.search(name, 'an offer', lists)
    await page.getByRole('button', { name: /^Decline/ }).click()
    await gus.request('/api/queue/me', {
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    await page.getByRole('button', { name: 'Find a partner' }).waitFor()
  }

  /** A slot that the host proposes and the visitor accepts, its calendar file, and the lists. */
  async slots(host: string, name: string): Promise<void> {
    const page = this.#browsers.page(name)
    const rounds = [{ questionId: this.#wire.other(1).question.id, hostRole: 'interviewer' }]
    const interview = { title: 'Another time', packId: 'small', targetLevel: 'senior', rounds, plan: defaultPlan }
    const starts = [Math.ceil(Date.now() / 60_000) * 60_000 + DAY]
    const proposal = { interview, starts, timeZone: 'Europe/Berlin' }
    const { body } = await this.#wire.person(host).post('/api/slots', proposal)
    const { token } = body as z.infer<typeof ProposeReply>
    await this.#browsers.visit(name, `/slots/join/${token}`)
    await page.getByRole('button', { name: 'Agree to this time' }).click()
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: /calendar/ }).click()
    await (await saved).path()
    await this.#browsers.search(name, 'a time agreed on')
    await this.#browsers.visit(name, '/slots')
    await this.#browsers.visit(name, '/slots/new', lists)
  }

  async solo(name: string): Promise<void> {
    const page = this.#browsers.page(name)
    await this.#browsers.visit(name, '/solo', lists)
    const { question, round } = this.#wire.other(0)
    const request = {
      title: 'Alone',
      packId: 'small',
      questionId: question.id,
      targetLevel: 'senior',
      plan: defaultPlan,
    }
    const { id } = await this.#browsers.ask<z.infer<typeof OpenReply>>(name, 'POST', '/api/solo', request)
    await this.#browsers.visit(name, `/i/${id}`)
    await page.getByText('Board ready').waitFor({ timeout: 30_000 })
    this.#wire.grant(name, round, 'start')
    await page.getByRole('button', { name: 'Start the clock' }).click()
    await page.locator('canvas.interactive').waitFor()
    await this.#browsers.search(name, 'a solo interview')
    await this.#browsers.visit(name, `/i/${id}/replay`)
  }

  /** A round of two other people on another question, open to blind scoring. Returns its id. */
  async offeredRound(): Promise<string> {
    const { url } = this.#wire.server
    const rounds = [{ questionId: this.#wire.other(0).question.id, hostRole: 'interviewer' as const }]
    const { id, ada, bob, everyone } = await tableAt(url, { rounds })
    await ada.do({ type: 'startRound' })
    await ada.do({ type: 'score', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: '' })
    await ada.do({ type: 'endInterview' })
    await ada.do(asInterviewer())
    await bob.do(asCandidate())
    for (const player of [ada, bob])
      await player.request(`/api/interviews/${id}/calibration`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ round: 0, offered: true }),
      })
    for (const person of everyone) person.disconnect()
    const { body } = await (await Participant.named(url, 'Somebody')).get('/api/calibrations')
    return (body as { calibrations: Calibration[] }).calibrations[0]?.id ?? ''
  }

  async unopenedRound(name: string, id: string): Promise<void> {
    await this.#browsers.visit(name, '/calibration', lists)
    await this.#browsers.visit(name, `/calibration/${id}`, lists)
    await this.#browsers.visit(name, `/calibration/${id}/watch`, lists)
  }

  /** The same round opened, which shows a blind scorer the interviewer's script. */
  async blindScorer(name: string, id: string): Promise<void> {
    const page = this.#browsers.page(name)
    await this.#browsers.visit(name, `/calibration/${id}`, lists)
    this.#wire.grant(name, this.#wire.other(0).round, 'start', 'desk', 'results')
    await page.getByRole('button', { name: 'Open it' }).click()
    await page.getByText('Deep dive').first().waitFor()
    await this.#browsers.search(name, 'a round to score', lists)
    await page.goto(`${this.#wire.server.url}/calibration/${id}/watch`)
    await page.getByText(this.#wire.other(0).question.script.reallyAsking).first().waitFor()
    await this.#browsers.search(name, 'a round to score, watched', lists)
  }

  /** An own pack in the editor, as its author. Returns its id. */
  async ownPack(name: string): Promise<string> {
    const { question, round } = this.#wire.other(1)
    const { body } = await this.#wire.person(name).post('/api/own-packs', { text: packFile([question]) })
    const { pack } = body as { pack: OwnPack }
    this.#wire.grant(name, round, 'listed', 'start', 'desk', 'results', 'author')
    await this.#browsers.visit(name, `/packs/${pack.id}/edit`, lists)
    await this.#candidatesPreview(name)
    await this.#browsers.page(name).getByRole('tab', { name: 'Interviewer sees' }).click()
    await this.#browsers.page(name).getByText('What is really being asked').waitFor()
    await this.#browsers.search(name, 'the preview of a script', lists)
    return pack.id
  }

  /** Searches the editor's preview of the candidate's view as if a candidate had received it. */
  async #candidatesPreview(name: string): Promise<void> {
    const { question, round } = this.#wire.other(1)
    const person = 'a candidate of the preview'
    this.#wire.grant(person, round, 'listed', 'start')
    const panel = this.#browsers.page(name).getByRole('tabpanel', { name: 'Candidate sees' })
    await panel.getByText(question.prompt).waitFor()
    this.#wire.search.scan([await panel.innerHTML()], { person, ear: person, after: 'the preview' })
  }

  async packs(name: string, foreign: string): Promise<void> {
    for (const path of ['/packs', '/packs/small', '/prepare?pack=small', `/packs/${foreign}`, `/packs/${foreign}/edit`])
      await this.#browsers.visit(name, path, lists)
  }

  /** The interview's recording, uploaded, played and read as a report. */
  async recording(name: string): Promise<void> {
    const file = await this.#browsers.ask(name, 'GET', `/api/interviews/${this.#wire.table.id}/recording`)
    const { id } = await this.#browsers.ask<{ id: string }>(name, 'POST', '/api/recordings', file)
    for (const path of [`/recordings/${id}`, `/recordings/${id}/report`, '/progress', '/'])
      await this.#browsers.visit(name, path)
  }

  /** A player's shared report in the browser of a person who has only the link. */
  async shared(browser: string, by: string, showScript: boolean): Promise<void> {
    const { reader: person, token } = await this.#wire.share(by, { showNames: true, showScript })
    await this.#browsers.visit(browser, `/shared/${token}`, { person })
    await this.#browsers.page(browser).getByRole('article').first().waitFor()
    await this.#browsers.search(browser, 'a shared report', { person })
  }
}
