import { loadFromBlob, MIME_TYPES } from '@excalidraw/excalidraw'
import type { ExcalidrawProps, LibraryItem } from '@excalidraw/excalidraw/types'
import { notifications } from '@mantine/notifications'
import type { DragEvent } from 'react'
import { newId } from '../../lib/new-id.ts'
import type { Note } from '../../live/admission/note.ts'
import { sifted } from '../../live/admission/scene.ts'
import type { BoardApi } from '../board-api.ts'
import { withOwnFiles } from './board-files.ts'

type Pasted = Parameters<NonNullable<ExcalidrawProps['onPaste']>>[0]
type Place = Readonly<{ clientX: number; clientY: number }>
type Loose = Readonly<Record<string, unknown>>

type Ports = Readonly<{
  surface(): Element | null
  isWritable(): boolean
  onNotes(notes: readonly Note[]): void
}>

const MOST_MEGABYTES = 20
/** Offset between images that are added together, in pixels. */
const STEP = 40
const READING_MS = 8_000

/**
 * Imports pasted, dropped and opened drawings, images and libraries. Adds them to the board, which Excalidraw by itself
 * replaces on a drop.
 */
export class BoardIntake {
  readonly #api: BoardApi
  readonly #ports: Ports
  readonly #own = new WeakSet<Event>()

  constructor(api: BoardApi, ports: Ports) {
    this.#api = api
    this.#ports = ports
  }

  readonly onPaste = (data: Pasted): boolean => {
    if (!data.elements || data.programmaticAPI) return true
    data.elements = this.#prepared(data.elements, data.files) as unknown as NonNullable<Pasted['elements']>
    data.files = {}
    return true
  }

  drop(event: DragEvent): boolean {
    const files = [...event.dataTransfer.files]
    if (this.#own.has(event.nativeEvent) || !files.length) return false
    const { clientX, clientY } = event
    void this.open(files, { clientX, clientY })
    return true
  }

  /** Imports files one by one. A file that fails shows a notification. */
  async open(files: readonly File[], place: Place): Promise<void> {
    if (!this.#ports.isWritable()) return
    for (const [at, file] of files.entries()) {
      const shifted = { clientX: place.clientX + at * STEP, clientY: place.clientY + at * STEP }
      await this.#take(file, shifted).catch((error: unknown) => tell(file, error))
    }
  }

  async #take(file: File, place: Place): Promise<void> {
    if (file.size > MOST_MEGABYTES * 1_024 * 1_024) throw new Error(`It is larger than ${MOST_MEGABYTES} MB.`)
    if (file.type.startsWith('image/')) return this.#takePicture(file, place)
    const content = parsed(await file.text())
    const { type, elements, files, libraryItems, library } = content ?? {}
    if (type === 'excalidrawlib') return this.#takeLibrary(libraryItems ?? library)
    if (!Array.isArray(elements)) throw new Error('It is neither a picture nor an Excalidraw drawing or library.')
    this.#insert(elements, files, place)
  }

  /** An image saved by Excalidraw may contain its drawing; other files are added as images. */
  async #takePicture(file: File, place: Place): Promise<void> {
    const scene = await loadFromBlob(file, null, null).catch(() => undefined)
    if (scene?.elements.length) return this.#insert(scene.elements, scene.files, place)
    const transfer = new DataTransfer()
    transfer.items.add(file)
    this.#letFall(transfer, place)
  }

  async #takeLibrary(given: unknown): Promise<void> {
    const items = (Array.isArray(given) ? given : []).flatMap((item) => this.#libraryItem(item))
    if (!items.length) throw new Error('It holds no shapes that this board knows.')
    await this.#api.updateLibrary({ libraryItems: items, merge: true, openLibraryMenu: true })
  }

  #libraryItem(item: unknown): LibraryItem[] {
    const { elements: listed, name } = (item ?? {}) as { elements?: unknown; name?: unknown }
    const given = Array.isArray(item) ? item : Array.isArray(listed) ? listed : []
    const elements = this.#prepared(given, undefined) as unknown as LibraryItem['elements']
    const named = typeof name === 'string' ? { name } : {}
    return elements.length ? [{ id: newId(), status: 'unpublished', created: Date.now(), elements, ...named }] : []
  }

  /** Inserts as a library item, which gives new ids and one undo step. */
  #insert(elements: readonly unknown[], files: unknown, place: Place): void {
    const prepared = this.#prepared(elements, files)
    if (!prepared.length) return
    const item = { id: newId(), status: 'unpublished', created: 1, elements: prepared }
    const transfer = new DataTransfer()
    transfer.setData(
      MIME_TYPES.excalidrawlib,
      JSON.stringify({ type: 'excalidrawlib', version: 2, libraryItems: [item] }),
    )
    this.#letFall(transfer, place)
  }

  #prepared(given: readonly unknown[], files: unknown): readonly Loose[] {
    const { elements, notes } = sifted(given)
    const own = withOwnFiles(elements, files, this.#api.getFiles())
    if (own.files.length) this.#api.addFiles(own.files)
    if (notes.length) this.#ports.onNotes(notes)
    return own.elements
  }

  #letFall(dataTransfer: DataTransfer, place: Place): void {
    const event = new window.DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer, ...place })
    this.#own.add(event)
    this.#ports.surface()?.dispatchEvent(event)
  }
}

function parsed(text: string): Loose | undefined {
  try {
    const content: unknown = JSON.parse(text)
    return typeof content === 'object' && content !== null ? (content as Loose) : undefined
  } catch {
    return undefined
  }
}

function tell({ name }: File, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error)
  notifications.show({ message: `“${name}” was not added. ${why}`, color: 'red', autoClose: READING_MS })
}
