import { newId } from '../../lib/new-id.ts'
import type { BoardCanvas, PictureState, Placement } from '../sync/board-canvas-port.ts'
import { type CanvasElement, isSame, type Values } from '../sync/board-element.ts'
import { type Admitted, admit } from './admission.ts'
import { isOwnId, ownId } from './ids.ts'
import { type Note, noteOn } from './note.ts'

type Ports = Readonly<{
  /**
   * Elements that the author edits right now: other clients get the converted form at once, this canvas after the edit.
   */
  held: ReadonlySet<string>
  pictureOf(fileId: string): PictureState
}>

/** An element to send. `isFinal`: the canvas shows the same element, or does once the mending is applied. */
type Ready = Readonly<{ element: CanvasElement; isFinal: boolean }>

/** Corrections that make the author's canvas show what the board has. */
export class Mending {
  readonly notes: Note[] = []
  readonly #ports: Ports
  readonly #ready = new Map<string, Ready | undefined>()
  readonly #placements: Placement[] = []
  readonly #renames = new Map<string, string>()
  #waits = false

  constructor(ports: Ports) {
    this.#ports = ports
  }

  get waits(): boolean {
    return this.#waits
  }

  get isNeeded(): boolean {
    return this.#placements.length + this.#renames.size > 0
  }

  /**
   * Returns the element to send, or undefined when it has to wait or is not taken. Cached for one pass over the canvas.
   */
  admit(now: CanvasElement, seen: Values | undefined): Ready | undefined {
    if (this.#ready.has(now.id)) return this.#ready.get(now.id)
    const ready = now.isDeleted ? { element: now, isFinal: true } : this.#admit(now, seen)
    this.#ready.set(now.id, ready)
    return ready
  }

  #admit(now: CanvasElement, seen: Values | undefined): Ready | undefined {
    if (!isOwnId(now.id)) return this.#rename(now)
    if (this.#waitsForPicture(now, seen)) return undefined
    const admitted = admit(now, seen, newId)
    if (!admitted.isTaken) return this.#remove(now, admitted.notes)
    if (!Object.keys(admitted.values).length) return { element: now, isFinal: true }
    return this.#convert(now, admitted)
  }

  #convert(now: CanvasElement, { values, added, notes }: Admitted): Ready {
    const element = { ...now, ...values }
    if (this.#ports.held.has(now.id)) {
      this.#waits = true
      return { element, isFinal: false }
    }
    this.#placements.push({ id: now.id, values, whole: false })
    for (const one of added) this.#placements.push({ id: one.id, values: one, whole: true })
    this.notes.push(...notes)
    return { element, isFinal: true }
  }

  /** Restores the board's values where a change can't be sent. Always false, so the caller does not ask again. */
  takeBack(now: CanvasElement, world: Values | undefined): false {
    const note = noteOn(now, 'broken')
    if (!world) this.#remove(now, [note])
    else if (this.#ports.held.has(now.id)) this.#waits = true
    else {
      const values = Object.entries(world).filter(([key, value]) => !isSame(now[key], value))
      this.#placements.push({ id: now.id, values: Object.fromEntries(values), whole: false })
      this.notes.push(note)
    }
    return false
  }

  applyTo(canvas: BoardCanvas): void {
    if (this.#renames.size) canvas.rename(this.#renames)
    if (this.#placements.length) canvas.put(this.#placements)
  }

  /** Renames an element with a foreign id; a later pass sends it under the new id. */
  #rename({ id }: CanvasElement): undefined {
    this.#waits = true
    if (!this.#ports.held.has(id)) this.#renames.set(id, ownId(id) ?? newId())
  }

  #remove(now: CanvasElement, notes: readonly Note[]): undefined {
    if (this.#ports.held.has(now.id)) {
      this.#waits = true
      return
    }
    this.#placements.push({ id: now.id, values: { isDeleted: true }, whole: false })
    this.notes.push(...notes)
  }

  #waitsForPicture(now: CanvasElement, seen: Values | undefined): boolean {
    const { fileId } = now
    if (now.type !== 'image' || typeof fileId !== 'string' || fileId === seen?.fileId) return false
    const state = this.#ports.pictureOf(fileId)
    if (state === 'waiting') this.#waits = true
    if (state === 'missing') this.#remove(now, [noteOn(now, 'picture')])
    return state !== 'shared'
  }
}
