import type { Me } from '@dryrun/shared/api/me.ts'
import { Participant } from './participant.ts'

/** A person with an IP address of their own, for a server that trusts its proxy. */
export class FromAddress extends Participant {
  readonly address: string

  constructor(url: string, address: string) {
    super(url)
    this.address = address
  }

  static async arriving(url: string, address: string, name: string): Promise<FromAddress> {
    const person = new FromAddress(url, address)
    const { body } = await person.post('/api/me', { name })
    person.me = (body as { me: Me }).me
    return person
  }

  override request(path: string, init: RequestInit): ReturnType<Participant['request']> {
    // Records for later inspection would pile up over thousands of requests.
    this.received.length = 0
    return super.request(path, { ...init, headers: { ...init.headers, 'x-forwarded-for': this.address } })
  }

  another(): FromAddress {
    const tab = new FromAddress(this.url, this.address)
    tab.me = this.me
    tab.adopt(this)
    return tab
  }
}
