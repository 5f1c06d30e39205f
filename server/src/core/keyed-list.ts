/** A list whose items are found, replaced and removed by their ids without a look at the others. */
export class KeyedList<T extends Readonly<{ id: string }>> {
  /** Nothing in the place of an item that was removed. */
  readonly #items: (T | undefined)[] = []
  /** The places of each id, the first one first. */
  readonly #places = new Map<string, number[]>()

  constructor(items: readonly T[]) {
    for (const item of items) this.add(item)
  }

  get(id: string): T | undefined {
    const [place] = this.#places.get(id) ?? []
    return place === undefined ? undefined : this.#items[place]
  }

  add(item: T): void {
    const places = this.#places.get(item.id)
    const place = this.#items.push(item) - 1
    if (places) places.push(place)
    else this.#places.set(item.id, [place])
  }

  /** Puts an item in the place of the first one with its id. */
  replace(item: T): void {
    const [place] = this.#places.get(item.id) ?? []
    if (place !== undefined) this.#items[place] = item
  }

  /** Removes the first item with the id and returns it. */
  remove(id: string): T | undefined {
    const item = this.get(id)
    const [place, ...others] = this.#places.get(id) ?? []
    if (place === undefined) return undefined
    this.#items[place] = undefined
    if (others.length) this.#places.set(id, others)
    else this.#places.delete(id)
    return item
  }

  /** The items in their order, as a list of its own. */
  items(): T[] {
    return this.#items.filter((item) => item !== undefined)
  }
}
