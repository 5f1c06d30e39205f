import type { FastifyBaseLogger } from 'fastify'
import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'

export type Attachment = Readonly<{ filename: string; content: string; contentType: string }>
export type Email = Readonly<{ subject: string; text: string; attachments?: readonly Attachment[] }>
/**
 * `operatorNeeds` is a link without which the recipient cannot continue. Without a mail server it goes to the log, so
 * that the operator can pass it on.
 */
export type DirectEmail = Email & Readonly<{ operatorNeeds?: string }>
/** Reminders go out once per agreed slot and do not count toward the hourly limit. */
export type PersonEmail = Email & Readonly<{ isReminder?: boolean }>

type Ports = Readonly<{
  config: Pick<Config, 'mail'>
  log: FastifyBaseLogger
  addressOf: (personId: string) => Promise<string | undefined>
  take: (address: string) => Promise<boolean>
}>

/** Timeouts of the SMTP connection in milliseconds. No HTTP request waits for them. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/**
 * Sends plain emails through the operator's SMTP server. Without one it logs each subject and never the content. Logs
 * failures and never rejects.
 */
export class Mailer {
  readonly #ports: Ports
  readonly #send: ((mail: Email & { from: string; to: string }) => Promise<unknown>) | undefined

  constructor(ports: Ports) {
    this.#ports = ports
    const { mail } = ports.config
    if (!mail) return
    const transport = createTransport({ url: mail.smtpUrl, ...patience })
    this.#send = ({ attachments, ...rest }) =>
      transport.sendMail({ ...rest, ...(attachments && { attachments: [...attachments] }) })
  }

  /** Sends no email to a guest or to an unverified address. */
  async toPerson(personId: string, { isReminder = false, ...mail }: PersonEmail): Promise<void> {
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
   * Sends an email to an unverified address: to verify it, or to restore access. Returns whether the hourly limit
   * allows it.
   */
  async toAddress(address: string, { operatorNeeds, ...mail }: DirectEmail): Promise<boolean> {
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

  async #deliver(to: string, mail: Email): Promise<void> {
    const from = this.#ports.config.mail?.from ?? ''
    await this.#send?.({ ...mail, from, to })
  }
}
