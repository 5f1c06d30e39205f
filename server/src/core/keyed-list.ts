/**
 * A list with constant-time lookup and replacement by id. Ids may repeat; every method takes the first item of an id.
 */
export class KeyedList<T extends Readonly<{ id: string }>> {
  /** A removed item leaves `undefined`, so that the other places stay valid. */
  readonly #items: (T | undefined)[] = []
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

  replace(item: T): void {
    const [place] = this.#places.get(item.id) ?? []
    if (place !== undefined) this.#items[place] = item
  }

  remove(id: string): T | undefined {
    const item = this.get(id)
    const [place, ...others] = this.#places.get(id) ?? []
    if (place === undefined) return undefined
    this.#items[place] = undefined
    if (others.length) this.#places.set(id, others)
    else this.#places.delete(id)
    return item
  }

  items(): T[] {
    return this.#items.filter((item) => item !== undefined)
  }
}
