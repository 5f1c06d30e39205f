import type { BinaryFileData } from '@excalidraw/excalidraw/types'
import { ApiFailure } from '../../lib/ask.ts'
import { type Note, noteOn } from '../../live/admission/note.ts'
import type { PictureState } from '../../live/sync/board-canvas-port.ts'
import type { BoardCanvas } from '../../live/sync/board-sync.ts'
import type { BoardApi } from '../board-api.ts'
import { blobOf, fileOf, preparedImage } from '../board-images.ts'

type Ports = Readonly<{
  shared: Set<string>
  /** Returns the server's id. Rejects with an `ApiFailure`. */
  upload(image: Blob): Promise<string>
  later(run: () => void, ms: number): void
  onNotes(notes: readonly Note[]): void
}>

const RETRY_MS = 4_000
/** Statuses that may pass: no answer, rate limit, server faults. */
const passing = (status: number): boolean => status === 0 || status === 429 || status >= 500

type Picture = NonNullable<ReturnType<BoardApi['getSceneElements']>[number] & { type: 'image' }>

/**
 * Uploads images that came with a scene, then gives their elements the server's id. The elements are not sent before
 * that.
 */
export class BoardPictures {
  readonly #api: BoardApi
  readonly #ports: Ports
  readonly #uploaded = new Map<string, string>()
  readonly #waiting = new Set<string>()

  constructor(api: BoardApi, ports: Ports) {
    this.#api = api
    this.#ports = ports
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0
  }

  readonly stateOf = (fileId: string): PictureState => {
    if (this.#ports.shared.has(fileId)) return 'shared'
    return this.#uploaded.has(fileId) || this.#api.getFiles()[fileId] ? 'waiting' : 'missing'
  }

  /** Uploads images that only this browser has. Cheap enough to call on each change of the canvas. */
  look(put: BoardCanvas['put']): void {
    const files = this.#api.getFiles()
    for (const element of this.#pictures()) {
      const id = element.fileId
      if (!id || this.#ports.shared.has(id) || this.#waiting.has(id)) continue
      const uploaded = this.#uploaded.get(id)
      const file = files[id]
      if (uploaded) put([{ id: element.id, values: { fileId: uploaded, status: 'saved' }, whole: false }])
      else if (file) this.#begin(file, put)
    }
  }

  #pictures(): Picture[] {
    return this.#api.getSceneElements().filter((element) => element.type === 'image')
  }

  #begin(file: BinaryFileData, put: BoardCanvas['put']): void {
    this.#waiting.add(file.id)
    void this.#upload(file, put)
  }

  async #upload(file: BinaryFileData, put: BoardCanvas['put']): Promise<void> {
    try {
      const image = await preparedImage(blobOf(file.dataURL))
      const id = (await this.#ports.upload(image)) as BinaryFileData['id']
      const own = await fileOf(id, image)
      this.#settle(file.id, id)
      this.look(put)
      this.#api.addFiles([own])
    } catch (error) {
      if (error instanceof ApiFailure && passing(error.status))
        return this.#ports.later(() => void this.#upload(file, put), RETRY_MS)
      this.#waiting.delete(file.id)
      this.#remove(file.id, error instanceof Error ? error.message : String(error), put)
    }
  }

  #settle(from: string, id: string): void {
    this.#waiting.delete(from)
    this.#uploaded.set(from, id)
    this.#ports.shared.add(id)
  }

  #remove(fileId: string, detail: string, put: BoardCanvas['put']): void {
    const refused = this.#pictures().filter((element) => element.fileId === fileId)
    put(refused.map(({ id }) => ({ id, values: { isDeleted: true }, whole: false })))
    this.#ports.onNotes(refused.map((element) => noteOn(element, 'picture', { detail })))
  }
}
