import type { FastifyBaseLogger } from 'fastify'
import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'

export type Attachment = Readonly<{ filename: string; content: string; contentType: string }>
export type Mail = Readonly<{ subject: string; text: string; attachments?: readonly Attachment[] }>
/** `operatorNeeds` is a link without which somebody can't go on: where no mail is sent, whoever runs the server hands it over. */
export type DirectMail = Mail & Readonly<{ operatorNeeds?: string }>

type Ports = Readonly<{
  config: Pick<Config, 'mail'>
  log: FastifyBaseLogger
  addressOf: (personId: string) => Promise<string | undefined>
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
  async toPerson(personId: string, mail: Mail): Promise<void> {
    const { log, addressOf } = this.#ports
    if (!this.#send) return log.info({ personId, subject: mail.subject }, 'would have been mailed: set SMTP_URL')
    try {
      const address = await addressOf(personId)
      if (address) await this.#deliver(address, mail)
    } catch (error) {
      log.warn({ err: error, personId }, 'a mail could not be sent')
    }
  }

  /** Writes to an address of which nobody knows yet whose it is: to find out, or to let its owner in again. */
  async toAddress(address: string, { operatorNeeds, ...mail }: DirectMail): Promise<void> {
    const { log } = this.#ports
    if (!this.#send)
      return log.info({ to: address, subject: mail.subject, link: operatorNeeds }, 'would have been mailed')
    try {
      await this.#deliver(address, mail)
    } catch (error) {
      log.warn({ err: error }, 'a mail could not be sent')
    }
  }

  async #deliver(to: string, mail: Mail): Promise<void> {
    const from = this.#ports.config.mail?.from ?? ''
    await this.#send?.({ ...mail, from, to })
  }
}
