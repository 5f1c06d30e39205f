import type { FastifyBaseLogger } from 'fastify'
import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'

export type Attachment = Readonly<{ filename: string; content: string; contentType: string }>
export type Mail = Readonly<{ subject: string; text: string; attachments?: readonly Attachment[] }>
/** `operatorNeeds` is a link without which somebody can't go on: where no mail is sent, whoever runs the server hands it over. */
export type DirectMail = Mail & Readonly<{ operatorNeeds?: string }>
/** A reminder goes out once for a time that both agreed on, and is not counted among the emails of an hour. */
export type PersonMail = Mail & Readonly<{ isReminder?: boolean }>

type Ports = Readonly<{
  config: Pick<Config, 'mail'>
  log: FastifyBaseLogger
  addressOf: (personId: string) => Promise<string | undefined>
  /** Counts one more email to an address; answers whether it may be sent. */
  take: (address: string) => Promise<boolean>
}>

/** How long the mail server may be silent; whoever waits for the answer of a page does not wait for it. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/**
 * Plain mail, by the operator's own mail server. Without one a line in the log says what would have been sent, and never
 * what was in it. A mail that can't be sent is logged and holds up nobody: nothing here ever rejects.
 */
export class Mailer {
  readonly #ports: Ports
  readonly #send: ((mail: Mail & { from: string; to: string }) => Promise<unknown>) | undefined

  constructor(ports: Ports) {
    this.#ports = ports
    const { mail } = ports.config
    if (!mail) return
    const transport = createTransport({ url: mail.smtpUrl, ...patience })
    this.#send = ({ attachments, ...rest }) =>
      transport.sendMail({ ...rest, ...(attachments && { attachments: [...attachments] }) })
  }

  /** Writes to somebody; silently not to a guest, nor to an address that nobody has shown to be theirs. */
  async toPerson(personId: string, { isReminder = false, ...mail }: PersonMail): Promise<void> {
    const { log, addressOf } = this.#ports
    if (!this.#send) return log.info({ personId, subject: mail.subject }, 'would have been mailed: set SMTP_URL')
    try {
      const address = await addressOf(personId)
      if (address && (isReminder || (await this.#mayWrite(address)))) await this.#deliver(address, mail)
    } catch (error) {
      log.warn({ err: error, personId }, 'a mail could not be sent')
    }
  }

  /**
   * Writes to an address of which nobody knows yet whose it is: to find out, or to let its owner in again. Answers whether
   * the address may be written to.
   */
  async toAddress(address: string, { operatorNeeds, ...mail }: DirectMail): Promise<boolean> {
    const { log } = this.#ports
    if (!this.#send) {
      const told = { to: address, subject: mail.subject, link: operatorNeeds }
      log[operatorNeeds ? 'warn' : 'info'](told, 'would have been mailed')
      return true
    }
    try {
      if (!(await this.#mayWrite(address))) return false
      await this.#deliver(address, mail)
    } catch (error) {
      log.warn({ err: error }, 'a mail could not be sent')
    }
    return true
  }

  async #mayWrite(address: string): Promise<boolean> {
    const may = await this.#ports.take(address)
    if (!may) this.#ports.log.warn('an email was not sent: its mailbox has had as many as it gets in an hour')
    return may
  }

  async #deliver(to: string, mail: Mail): Promise<void> {
    const from = this.#ports.config.mail?.from ?? ''
    await this.#send?.({ ...mail, from, to })
  }
}
