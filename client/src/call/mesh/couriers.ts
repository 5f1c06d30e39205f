import type { Content } from '@dryrun/shared/signal.ts'
import { Courier, type CourierPorts } from './courier.ts'

type Ports = Omit<CourierPorts, 'to' | 'state'> & Readonly<{ state(personId: string): Content | undefined }>

/** One courier for each person whom this page signals to. */
export class Couriers {
  readonly #ports: Ports
  readonly #all = new Map<string, Courier>()

  constructor(ports: Ports) {
    this.#ports = ports
  }

  to(personId: string): Courier {
    const { state, ...ports } = this.#ports
    const courier = this.#all.get(personId) ?? new Courier({ ...ports, to: personId, state: () => state(personId) })
    this.#all.set(personId, courier)
    return courier
  }

  close(): void {
    for (const courier of this.#all.values()) courier.close()
  }
}
