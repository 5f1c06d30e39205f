import type { BinaryFileData, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { api as http } from '../lib/api-client.ts'

const MOST_BYTES = 3 * 1_024 * 1_024
/** As large as the canvas keeps a picture anyway. */
const MOST_PIXELS = 1_440
const accepted: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']
const RETRY_MS = [1_000, 4_000, 15_000] as const

/** Uploads a picture for everybody and returns its id. Throws a sentence for its owner when that can't be. */
export async function uploadImage(interviewId: string, file: File): Promise<string> {
  if (!accepted.includes(file.type))
    throw new Error('The board takes PNG, JPEG, WebP and GIF pictures. Save yours as one of these.')
  const image = file.size > MOST_BYTES ? await shrunk(file) : file
  if (image.size > MOST_BYTES) throw new Error('This picture is larger than 3 MB. Make it smaller, then add it again.')
  const { id } = await http.uploadImage(interviewId, image)
  return id
}

async function shrunk(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, MOST_PIXELS / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', 0.85))
}

/** Fetches the pictures of others when they come onto the board, each once. */
export class BoardImages {
  readonly #fetchImage: (id: string) => Promise<Blob>
  readonly #api: ExcalidrawImperativeAPI
  readonly #asked = new Set<string>()
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()

  constructor(api: ExcalidrawImperativeAPI, fetchImage: (id: string) => Promise<Blob>) {
    this.#fetchImage = fetchImage
    this.#api = api
  }

  look(): void {
    const files = this.#api.getFiles()
    for (const element of this.#api.getSceneElements()) {
      const id = element.type === 'image' ? element.fileId : null
      if (!id || files[id] || this.#asked.has(id)) continue
      this.#asked.add(id)
      void this.#fetch(id, 0)
    }
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
  }

  async #fetch(id: BinaryFileData['id'], failures: number): Promise<void> {
    const blob = await this.#fetchImage(id).catch(() => undefined)
    if (blob) return this.#api.addFiles([await fileOf(id, blob)])
    const wait = RETRY_MS[failures]
    if (wait === undefined) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      void this.#fetch(id, failures + 1)
    }, wait)
    this.#timers.add(timer)
  }
}

/** A picture as the canvas keeps it. */
export async function fileOf(id: BinaryFileData['id'], blob: Blob): Promise<BinaryFileData> {
  const mimeType = blob.type as BinaryFileData['mimeType']
  return { id, mimeType, dataURL: (await dataUrlOf(blob)) as BinaryFileData['dataURL'], created: Date.now() }
}

const dataUrlOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('the picture could not be read'))
    reader.readAsDataURL(blob)
  })
