import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export type ReceivedEmail = Readonly<{ from: string; to: string; text: string }>

/** A minimal SMTP server on loopback that accepts every email and forwards none. */
export class PostBox {
  readonly letters: ReceivedEmail[] = []
  readonly #server = createServer((socket) => new Counter(socket, (letter) => this.#take(letter)))
  readonly #waiting = new Set<() => void>()

  static async open(): Promise<PostBox> {
    const box = new PostBox()
    box.#server.listen(0, '127.0.0.1')
    await once(box.#server, 'listening')
    return box
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Resolves with the first email to the address that contains these words. */
  async letterTo(to: string, words = ''): Promise<ReceivedEmail> {
    for (;;) {
      const found = this.letters.find((letter) => letter.to === to && letter.text.includes(words))
      if (found) return found
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  close(): Promise<unknown> {
    return new Promise((resolve) => this.#server.close(resolve))
  }

  #take(letter: ReceivedEmail): void {
    this.letters.push(letter)
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }
}

class Counter {
  readonly #socket: Socket
  readonly #take: (letter: ReceivedEmail) => void
  #rest = ''
  #from = ''
  #to = ''
  #lines: string[] | undefined

  constructor(socket: Socket, take: (letter: ReceivedEmail) => void) {
    this.#socket = socket
    this.#take = take
    socket.setEncoding('utf8').on('error', () => {})
    socket.on('data', (text) => this.#hear(String(text)))
    this.#say('220 box')
  }

  #hear(text: string): void {
    const lines = (this.#rest + text).split('\r\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) {
      if (this.#lines) this.#write(this.#lines, line)
      else this.#answer(line)
    }
  }

  #answer(line: string): void {
    const address = /<(.*?)>/.exec(line)?.[1] ?? ''
    if (/^MAIL/i.test(line)) this.#from = address
    if (/^RCPT/i.test(line)) this.#to = address
    if (/^DATA/i.test(line)) this.#lines = []
    this.#say(this.#lines ? '354 go on' : '250 well')
    if (/^QUIT/i.test(line)) this.#socket.end()
  }

  #write(lines: string[], line: string): void {
    if (line !== '.') return void lines.push(line.replace(/^\.\./, '.'))
    this.#lines = undefined
    this.#take({ from: this.#from, to: this.#to, text: readable(lines.join('\n')) })
    this.#say('250 taken')
  }

  #say(line: string): void {
    this.#socket.write(`${line}\r\n`)
  }
}

const readable = (text: string) =>
  text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
