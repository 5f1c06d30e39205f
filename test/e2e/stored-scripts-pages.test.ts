import type { Calibration } from '@dryrun/shared/api/calibration.ts'
import type { OwnPack } from '@dryrun/shared/api/own-packs.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { expectShownAsTyped, type Guarded, onGuard } from '../support/browser/on-guard.ts'
import { groupsOf, harmfulQuestions, note, score } from '../support/browser/payload-interview.ts'
import { payloads } from '../support/browser/payloads.ts'
import { asCandidate, asInterviewer } from '../support/domain/papers.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { packFile } from '../support/http/own-packs.ts'
import { Participant } from '../support/http/participant.ts'
import { type Table, tableAt } from '../support/http/table.ts'
import { anyDatabase } from '../support/servers/any-database.ts'
import { record } from '../support/servers/figures.ts'

/** Pages around an interview, with payloads in every field that people and packs can write. Names are plain. */
let server: RunningApp
let table: Table
let questions: readonly Question[]
let [author, scorer, reader]: Guarded[] = []
let looked = 0

beforeAll(async () => {
  questions = harmfulQuestions().slice(0, 3)
  server = await startApp(
    await anyDatabase(),
    { LIMIT_COMMANDS_PER_SECOND: '100000', LIMIT_COMMAND_BURST: '100000' },
    questions,
  )
  const [first] = questions as [Question]
  table = await tableAt(server.url, { rounds: [{ questionId: first.id, hostRole: 'interviewer' }] })
  author = await guarded('Ada', table.ada)
  scorer = await guarded('Cyd', await Participant.named(server.url, 'Cyd'))
  reader = await onGuard('Somebody', server.url)
}, 120_000)
afterAll(async () => {
  record('stored scripts', { looked })
  for (const person of table.everyone) person.disconnect()
  for (const person of [author, scorer, reader]) await person?.close()
  await server.stop()
})
afterEach(() => {
  for (const person of [author, scorer, reader]) expect(person?.incidents).toEqual([])
})

async function guarded(name: string, { cookie }: Participant): Promise<Guarded> {
  const person = await onGuard(name, server.url)
  const cookies = cookie.split('; ').map((pair) => pair.split(/=(.*)/s))
  await person.context.addCookies(cookies.map(([key = '', value = '']) => ({ name: key, value, url: server.url })))
  return person
}

async function expectAt(person: Guarded | undefined, path: string, texts: readonly string[]): Promise<Guarded> {
  if (!person) throw new Error('nobody is there')
  if (path) await person.page.goto(server.url + path)
  looked += texts.length
  await expectShownAsTyped(person, texts, `${person.name}: ${path || person.page.url()}`)
  return person
}

it('[XS5] payloads in packs run nowhere and are shown as typed: pages, editor, both previews and faults', async () => {
  const titles = questions.map(({ title }) => title)
  const packTitle = '<img src=/x9 onerror=x9()>'
  const { body } = await table.ada.post('/api/own-packs', { text: packFile(questions, packTitle) })
  const { id } = (body as { pack: OwnPack }).pack
  await expectAt(author, '/packs', [packTitle])
  await expectAt(author, '/packs/small', [...titles, ...questions.flatMap(({ topics }) => topics)])
  const { page } = await expectAt(author, `/packs/${id}/edit`, [packTitle])
  const [{ prompt, title, script, criteria, study }] = questions as [Question]
  await expectAt(author, '', [title, prompt])
  await page.getByRole('tab', { name: 'Interviewer sees' }).click()
  const { reallyAsking, points, followUps, hints, redFlags, curveball } = script
  const unfolded = [points.map((each) => each.point), followUps.map(({ ask }) => ask)]
  await expectAt(author, '', [reallyAsking, ...unfolded.flat(), ...redFlags.map(({ flag }) => flag), curveball.ask])
  for (const later of await page.getByRole('button', { name: /, after the one before$/ }).all()) await later.click()
  await expectAt(
    author,
    '',
    hints.map((each) => each.text),
  )
  await page.getByText('Rubric', { exact: true }).click()
  await expectAt(
    author,
    '',
    criteria.map(({ name }) => name),
  )
  await page.getByText('Afterwards', { exact: true }).click()
  await expectAt(
    author,
    '',
    study.map(({ drill }) => drill),
  )
  await page.getByRole('textbox', { name: 'Text of the pack, as YAML' }).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(payloads.map((text, n) => `${JSON.stringify(`${n} ${text}`)}: 1`).join('\n'))
  await page.getByRole('tab', { name: /^Faults/ }).click()
  await page.getByRole('list', { name: 'Faults' }).waitFor()
  await expectAt(author, '', [])
}, 180_000)

it('[XS5] payloads in an offer of the queue run nowhere and are shown as typed', async () => {
  const name = '<img/src=/x9/onerror=x9()>'
  const { page } = await expectAt(author, '/queue', [])
  await page.getByRole('button', { name: 'Find a partner' }).click()
  await page.getByRole('heading', { name: 'Looking for a partner' }).waitFor()
  const partner = await Participant.named(server.url, name)
  await partner.post('/api/queue', { role: 'either', level: 'senior', topics: [], languages: ['en'] })
  await page.getByRole('button', { name: /^Decline/ }).waitFor()
  await expectAt(author, '', [name])
  await page.getByRole('button', { name: /^Decline/ }).click()
  await page.getByRole('button', { name: 'Find a partner' }).waitFor()
}, 60_000)

it('[XS5] payloads in a shared report and in a round to score run nowhere and are shown as typed', async () => {
  const { ada, bob, id } = table
  const [summary = ''] = groupsOf(2_000)
  const [behaviour = '', effect = '', drill = ''] = groupsOf(1_000)
  await ada.do({ type: 'startRound' })
  for (const text of payloads) await ada.do(note(text))
  for (const [n, { id: dimension }] of ada.desk.question.rubric.entries())
    await ada.do(score(dimension, payloads[n] ?? ''))
  const at = ada.view?.round?.startedAt ?? 0
  await ada.do({ type: 'endInterview' })
  await ada.do(asInterviewer(0, { summary, changes: [{ at, behaviour, effect, drill }], shareNotes: true }))
  await bob.do(asCandidate())
  const asked = await bob.post(`/api/interviews/${id}/shares`, { days: 1, showNames: true, showScript: true })
  const { token } = asked.body as { token: string }
  const [{ title, prompt, script, criteria }] = questions as [Question]
  await expectAt(reader, `/shared/${token}`, [title, prompt, summary, behaviour, effect, drill, script.reallyAsking])

  for (const player of [ada, bob])
    await player.request(`/api/interviews/${id}/calibration`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ round: 0, offered: true }),
    })
  const { page } = await expectAt(scorer, '/calibration', [title])
  const { calibrations } = (await page.evaluate(async () => (await fetch('/api/calibrations')).json())) as {
    calibrations: Calibration[]
  }
  const path = `/calibration/${calibrations[0]?.id}`
  await expectAt(scorer, path, [])
  await page.getByRole('button', { name: 'Open it' }).click()
  await expectAt(scorer, '', [title, ...criteria.map(({ name }) => name)])
  await expectAt(scorer, `${path}/watch`, [script.reallyAsking])
}, 120_000)
