import { randomUUID } from 'node:crypto'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import { asOneLine } from '@dryrun/shared/interview/label.ts'
import { DimensionId, type Phase } from '@dryrun/shared/interview/terms.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { box } from '../domain/facts.ts'
import { type RunningApp, startApp } from '../http/app.ts'
import { Participant } from '../http/participant.ts'
import { byAsking, type Table, tableAt, tokenOf } from '../http/table.ts'
import { filledQuestion } from '../secrecy/canaries.ts'
import { anyDatabase } from '../servers/any-database.ts'
import { payloadLabels, payloads } from './payloads.ts'

/** Joins payloads into texts of at most this length. */
export function groupsOf(length: number): string[] {
  const groups: string[] = []
  for (const text of payloadLabels) {
    const last = groups.at(-1)
    if (last !== undefined && last.length + 1 + text.length <= length) groups[groups.length - 1] = `${last} ${text}`
    else groups.push(text)
  }
  return groups
}

/** Fields that hold a choice, a name of the format or the id of another entry, and no text. */
const noText =
  /^(id|step|from|to|point|followUp|flag|phase|priority|level|dimension|stencil|formula|asOf|language|sums|inputs)$/

export function textsIn(value: unknown, key = ''): string[] {
  if (noText.test(key)) return []
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([inner, part]) => textsIn(part, Array.isArray(value) ? key : inner))
    : []
}

/** Replaces the texts under these keys, and leaves out the run card, whose lines are shorter. */
export const replaced = (value: unknown, keys: readonly string[], text: string): unknown =>
  JSON.parse(JSON.stringify(value), (key, part) => {
    if (key === 'runCard') return undefined
    return keys.includes(key) && typeof part === 'string' ? text : part
  })

const payload = (n: number): string => payloadLabels[n % payloadLabels.length] ?? ''
const names: Readonly<Record<string, string>> = {
  Ada: payload(11),
  Bob: payload(25),
  Sam: payload(0),
  Eve: payload(38),
}

/** A pack whose every text is a payload, and whose titles cover all payloads. */
export function harmfulQuestions(): Question[] {
  let n = 0
  return groupsOf(160).map((title) => {
    const textOf = (field: string) => {
      n += 1
      if (/(^|\.)id$|\.(from|to|language)$|worksheet\.(inputs|sums)\[\]\.name$/.test(field)) return `q${n}`
      return /worksheet\..*\.unit$/.test(field) ? '{{x9()}}' : payload(n)
    }
    return { ...filledQuestion(textOf), title }
  })
}

/** A plan has at most twenty phases. */
const plan: Phase[] = payloadLabels.slice(0, 20).map((name, n) => ({ id: `p${n}`, name, minutes: 1 }))

/** An interview in which every text is a payload, with many more of such titles. */
export class PayloadInterview {
  readonly server: RunningApp
  readonly table: Table
  readonly questions: readonly Question[]
  readonly invitations: string[] = []

  static async open(): Promise<PayloadInterview> {
    const questions = harmfulQuestions()
    const plenty = '100000'
    const limits = {
      LIMIT_COMMANDS_PER_SECOND: plenty,
      LIMIT_COMMAND_BURST: plenty,
      LIMIT_PEOPLE_PER_ROOM: '200',
      LIMIT_SOCKETS_PER_PERSON: '20',
    }
    const server = await startApp(await anyDatabase(), limits, questions)
    const rounds = questions.slice(0, 2).map(({ id }, n) => ({
      questionId: id,
      hostRole: n ? ('candidate' as const) : ('interviewer' as const),
    }))
    const title = groupsOf(120)[0] ?? ''
    const table = await tableAt(server.url, { title, rounds, plan }, (url, name, token) =>
      byAsking(url, names[name] ?? name, token),
    )
    return new PayloadInterview(server, table, questions)
  }

  private constructor(server: RunningApp, table: Table, questions: readonly Question[]) {
    this.server = server
    this.table = table
    this.questions = questions
  }

  async stop(): Promise<void> {
    for (const person of this.table.everyone) person.disconnect()
    await this.server.stop()
  }

  /** One more participant per payload, named like it. */
  async crowd(): Promise<void> {
    const token = tokenOf(this.table.links, 'audience')
    for (const name of payloadLabels) await (await Participant.named(this.server.url, name)).claim(token)
  }

  async openOthers(): Promise<void> {
    for (const [n, title] of groupsOf(120).entries()) {
      await this.table.ada.post('/api/me', { name: payload(n * 3) })
      const rounds = [{ questionId: null, hostRole: 'interviewer' as const }]
      const { links } = await this.table.ada.open({ title, packId: 'small', targetLevel: 'mid', rounds, plan })
      this.invitations.push(tokenOf(links, 'guest'))
    }
    await this.table.ada.post('/api/me', { name: names.Ada })
  }

  async holdRound(): Promise<void> {
    const { ada, bob } = this.table
    await ada.do({ type: 'startRound' })
    const { script, rubric } = ada.desk.question
    for (const { id } of script.followUps) await ada.do({ type: 'askFollowUp', followUpId: id })
    for (const { id } of script.hints) await ada.do({ type: 'giveHint', hintId: id })
    await ada.do({ type: 'dropCurveball' })
    for (const { id } of script.points) await ada.do({ type: 'tickPoint', pointId: id, how: 'prompted' })
    for (const { id } of script.redFlags) await ada.do({ type: 'raiseFlag', flagId: id })
    for (const [n, { id }] of rubric.entries()) await ada.do(score(id, payload(n)))
    await Promise.all(payloads.map((text) => bob.do({ type: 'say', text })))
    await Promise.all(payloads.map((text) => ada.do(note(text))))
    await Promise.all(payloads.map((text) => ada.do(evidence(text))))
    await Promise.all(payloads.map((text, n) => bob.draw(0, ...labelled(text, n))))
    for (const { id } of plan) await ada.submit({ type: 'movePhase', phase: id })
  }

  async handIn(): Promise<void> {
    const { ada, bob } = this.table
    const [one = '', two = '', three = '', four = '', five = '', six = ''] = groupsOf(1_000)
    const at = ada.view?.round?.startedAt ?? 0
    const changes = [
      { at, behaviour: one, effect: two, drill: three },
      { at, behaviour: four || one, effect: five, drill: six },
    ]
    const [summary = '', comment = summary] = groupsOf(2_000)
    await ada.do({ type: 'handInAsInterviewer', round: 0, call: 3, summary, changes, shareNotes: true })
    const selfScores = Object.fromEntries(DimensionId.options.map((dimension) => [dimension, 2]))
    await bob.do({ type: 'handInAsCandidate', round: 0, selfScores, rating: 3, comment })
  }
}

export const score = (dimension: string, sentence: string): Command => ({
  type: 'score',
  round: 0,
  dimension,
  level: 3,
  how: 'prompted',
  sentence,
})

export const note = (text: string): Command => ({
  type: 'writeNote',
  round: 0,
  noteId: randomUUID(),
  text,
  tags: [asOneLine(text)],
})

const evidence = (text: string): Command => ({
  type: 'attachEvidence',
  round: 0,
  evidenceId: randomUUID(),
  dimension: 'deep-dive',
  note: text,
})

function labelled(text: string, n: number): Patch[] {
  const [id, label] = [`shape${n}`, `label${n}`]
  const place = { x: (n % 8) * 500, y: Math.floor(n / 8) * 200, width: 440, height: 100 }
  const link = `https://example.org/"><img src=q onerror=y()>?${encodeURIComponent(text)}`
  return [
    { id, element: box(id, { ...place, link, boundElements: [{ id: label, type: 'text' }] }) },
    {
      id: label,
      element: {
        id: label,
        type: 'text',
        ...place,
        text,
        originalText: text,
        containerId: id,
        fontSize: 16,
        fontFamily: 6,
      },
    },
  ]
}
