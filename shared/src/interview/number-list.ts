/** A growing list of numbers in one `Float64Array`, at most four times as large as its content. */
export class NumberList {
  #values: Float64Array
  #length: number

  constructor(values: readonly number[] = []) {
    this.#values = Float64Array.from(values)
    this.#length = values.length
  }

  static ofPairs(pairs: readonly (readonly [number, number])[]): NumberList {
    const list = new NumberList()
    list.#values = new Float64Array(2 * pairs.length)
    for (const [x, y] of pairs) {
      list.#values[list.#length++] = x
      list.#values[list.#length++] = y
    }
    return list
  }

  get length(): number {
    return this.#length
  }

  get capacity(): number {
    return this.#values.length
  }

  replaceFrom(kept: number, added: readonly number[]): void {
    const length = Math.min(kept, this.#length) + added.length
    const isTooLarge = this.capacity > 4 * length
    if (length > this.capacity || isTooLarge) this.#resize(isTooLarge ? length : Math.max(length, 2 * this.capacity))
    this.#values.set(added, length - added.length)
    this.#length = length
  }

  copy(): NumberList {
    const copy = new NumberList()
    copy.#values = this.#values.slice(0, this.#length)
    copy.#length = this.#length
    return copy
  }

  numbers(): number[] {
    return Array.from(this.#values.subarray(0, this.#length))
  }

  pairs(): [number, number][] {
    const pairs: [number, number][] = []
    for (let at = 0; at < this.#length; at += 2)
      pairs.push([this.#values[at] as number, this.#values[at + 1] as number])
    return pairs
  }

  /** Returns the numbers from `from` until `to` as JSON without brackets, single or in pairs. */
  text(from: number, to: number, group: 1 | 2): string {
    const numbers = this.#values.subarray(from, Math.min(to, this.#length))
    if (group === 1) return numbers.join(',')
    let text = ''
    for (let at = 0; at < numbers.length; at += 2) text += `${at ? ',' : ''}[${numbers[at]},${numbers[at + 1]}]`
    return text
  }

  #resize(capacity: number): void {
    const values = new Float64Array(capacity)
    values.set(this.#values.subarray(0, Math.min(this.#length, capacity)))
    this.#values = values
  }
}
