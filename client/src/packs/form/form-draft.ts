import { type Change, PackText, type Path } from './pack-text.ts'

/** Short enough that the preview follows, long enough that a large pack is not written anew for every letter. */
const REST_MS = 300

type Typed = Readonly<{ path: Path; value: unknown }>

/**
 * What the form shows and changes. Typed values show at once and reach the text after a pause, before any other change,
 * and with `flush`.
 */
export class FormDraft {
  readonly #pack: PackText
  readonly #onText: (text: string) => void
  readonly #typed = new Map<string, Typed>()
  readonly #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #version = 0

  constructor(text: string, onText: (text: string) => void) {
    this.#pack = new PackText(text)
    this.#onText = onText
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Grows with every change. */
  readonly version = (): number => this.#version

  get isReadable(): boolean {
    return this.#pack.isReadable
  }

  /** The plain value; undefined where there is none. */
  valueAt(path: Path): unknown {
    const typed = this.#typed.get(keyOf(path))
    return typed ? typed.value : this.#pack.valueAt(path)
  }

  /** The entries of a list; undefined where something else stands in its place. */
  listAt(path: Path): readonly unknown[] | undefined {
    const list = this.#pack.valueAt(path) ?? []
    return Array.isArray(list) ? list : undefined
  }

  type(path: Path, value: unknown): void {
    this.#typed.set(keyOf(path), { path, value })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.flush(), REST_MS)
    this.#tell()
  }

  change(change: Change): void {
    this.#writeTyped()
    this.#pack.change(change)
    this.#onText(this.#pack.text)
    this.#tell()
  }

  flush(): void {
    if (!this.#typed.size) return
    this.#writeTyped()
    this.#onText(this.#pack.text)
    this.#tell()
  }

  #writeTyped(): void {
    clearTimeout(this.#timer)
    for (const { path, value } of this.#typed.values()) this.#pack.change({ type: 'set', path, value })
    this.#typed.clear()
  }

  #tell(): void {
    this.#version++
    for (const listener of this.#listeners) listener()
  }
}

const keyOf = (path: Path): string => path.join('.')
