/** More pages than a room holds at once. Each reload of a person makes another one. */
const MOST_PAGES = 200

/** The last signal of each page, so that a late copy of an older one is dropped. */
export class Heard {
  readonly #last = new Map<string, number>()

  isOld(page: string, n: number): boolean {
    if (n <= (this.#last.get(page) ?? -1)) return true
    this.#last.delete(page)
    this.#last.set(page, n)
    const [oldest] = this.#last.keys()
    if (oldest !== undefined && this.#last.size > MOST_PAGES) this.#last.delete(oldest)
    return false
  }
}
