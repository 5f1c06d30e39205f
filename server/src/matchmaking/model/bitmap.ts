/** A set of indexes as a bitmap, fast enough for half a million comparisons per matching round. */
export type Bits = Uint32Array

/** Numbers the distinct words in order of appearance. */
export function placesOf(words: Iterable<string>): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const word of words) if (!places.has(word)) places.set(word, places.size)
  return places
}

/** The bitmap of these words' indexes; unknown words are ignored. */
export function bitsOf(words: Iterable<string>, places: ReadonlyMap<string, number>): Bits {
  const bits = new Uint32Array((places.size >> 5) + 1)
  for (const word of words) {
    const place = places.get(word)
    if (place !== undefined) bits[place >> 5] = (bits[place >> 5] ?? 0) | (1 << (place & 31))
  }
  return bits
}

export function overlap(some: Bits, others: Bits): boolean {
  for (let word = 0; word < some.length; word += 1) if ((some[word] ?? 0) & (others[word] ?? 0)) return true
  return false
}

export function inBoth(some: Bits, others: Bits): number[] {
  if (!overlap(some, others)) return []
  const places: number[] = []
  for (let place = 0; place < some.length << 5; place += 1) {
    const word = (some[place >> 5] ?? 0) & (others[place >> 5] ?? 0)
    if (word & (1 << (place & 31))) places.push(place)
  }
  return places
}
