import { Mailer } from '@dryrun/server/email/mailer.ts'
import type { FastifyBaseLogger } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PostBox } from '../../support/servers/post-box.ts'

let box: PostBox
beforeAll(async () => {
  box = await PostBox.open()
})
afterAll(() => box.close())

const lines: string[] = []
const write = (...said: unknown[]) => void lines.push(JSON.stringify(said))
const log = { info: write, warn: write } as unknown as FastifyBaseLogger
const known: Readonly<Record<string, string>> = { ada: 'ada@example.org' }
const mailer = (smtpUrl?: string) =>
  new Mailer({
    config: { mail: smtpUrl ? { smtpUrl, from: 'Dryrun <dryrun@example.org>' } : undefined },
    log,
    addressOf: async (id) => known[id],
    take: async () => true,
  })

it('[AC1] people are written to by the operator’s own mail server, what is attached included', async () => {
  const content = 'BEGIN:VCALENDAR'
  const attachments = [{ filename: 'interview.ics', content, contentType: 'text/calendar' }]
  await mailer(box.url).toPerson('ada', { subject: 'Tomorrow', text: 'At nine.', attachments })
  const { from, to, text } = await box.letterTo('ada@example.org')
  expect([from, to]).toEqual(['dryrun@example.org', 'ada@example.org'])
  expect(text).toContain('Subject: Tomorrow')
  expect(text).toContain('At nine.')
  expect(text).toMatch(/filename="?interview.ics/)
})

it('[AC1] whoever has no proven address is not written to, and a mail that fails holds up nobody', async () => {
  const before = box.letters.length
  await mailer(box.url).toPerson('guest', { subject: 'Tomorrow', text: 'At nine.' })
  expect(box.letters).toHaveLength(before)
  await mailer('smtp://127.0.0.1:1').toPerson('ada', { subject: 'Tomorrow', text: 'At nine.' })
  expect(lines.at(-1)).toContain('a mail could not be sent')
})

it('[AC2] without a mail server the log says what would have been sent, and of its words nothing', async () => {
  lines.length = 0
  await mailer().toPerson('ada', { subject: 'Tomorrow', text: 'At nine.' })
  expect(lines).toEqual([expect.stringContaining('Tomorrow')])
  expect(lines.join()).not.toMatch(/At nine|ada@/)
})

it('[AC2] without a mail server the log says a link that somebody waits for, to be handed over', async () => {
  lines.length = 0
  await mailer().toAddress('ada@example.org', {
    subject: 'Password',
    text: 'Words.',
    operatorNeeds: 'http://x/reset#1',
  })
  expect(lines.join()).toMatch(/ada@example.org.*http:\/\/x\/reset#1/)
})
