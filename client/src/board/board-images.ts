import { imageBytes } from '@dryrun/shared/limits.ts'
import type { BinaryFileData, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { api as http } from '../lib/api-client.ts'

/** Excalidraw scales images down to this size anyway. */
const MOST_PIXELS = 1_440
const SVG = 'image/svg+xml'
const accepted: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']
const RETRY_MS = [1_000, 4_000, 15_000] as const

/**
 * Uploads an image and returns its id. Rejects with a message for the user when the image is unfit, or with an
 * `ApiFailure`.
 */
export async function uploadImage(interviewId: string, file: Blob): Promise<string> {
  const { id } = await http.uploadImage(interviewId, await preparedImage(file))
  return id
}

/** Converts an image to a form and size that the server accepts. Rejects with a message for the user when it can't. */
export async function preparedImage(file: Blob): Promise<Blob> {
  if (file.type === SVG) return drawnImage(await loaded(file), 'image/png')
  if (!accepted.includes(file.type))
    throw new Error('The board takes PNG, JPEG, WebP, GIF and SVG pictures. Save yours as one of these.')
  const image = file.size > imageBytes ? await drawnImage(await loaded(file), 'image/jpeg') : file
  if (image.size > imageBytes)
    throw new Error(`This picture is larger than ${imageBytes / 2 ** 20} MB. Make it smaller, then add it again.`)
  return image
}

/** Redraws an image within `MOST_PIXELS`. The server takes no SVG, which is a document that may hold scripts. */
async function drawnImage(picture: HTMLImageElement, type: 'image/png' | 'image/jpeg'): Promise<Blob> {
  const { naturalWidth: width, naturalHeight: height } = picture
  const longest = Math.max(width, height, 1)
  const scale = type === 'image/png' ? MOST_PIXELS / longest : Math.min(1, MOST_PIXELS / longest)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.85))
  if (!blob) throw new Error('This picture can’t be read. Save it as PNG, then add it again.')
  return blob
}

async function loaded(file: Blob): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(file)
  const picture = new Image()
  picture.src = address
  try {
    await picture.decode()
  } catch {
    throw new Error('This picture can’t be read. Save it as PNG, then add it again.')
  } finally {
    URL.revokeObjectURL(address)
  }
  return picture
}

/** Decodes a data URL. Throws a message for the user when it is invalid. */
export function blobOf(dataURL: string): Blob {
  const [, type = '', base64, data = ''] = /^data:([^;,]*)(?:;charset=[^;,]*)?(;base64)?,(.*)$/s.exec(dataURL) ?? []
  try {
    if (!base64) return new Blob([decodeURIComponent(data)], { type })
    return new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], { type })
  } catch {
    throw new Error('This picture can’t be read. Save it as PNG, then add it again.')
  }
}

export class BoardImages {
  readonly #fetchImage: (id: string) => Promise<Blob>
  readonly #api: ExcalidrawImperativeAPI
  readonly #onFetched: (id: string) => void
  readonly #asked = new Set<string>()
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()

  constructor(
    api: ExcalidrawImperativeAPI,
    fetchImage: (id: string) => Promise<Blob>,
    onFetched: (id: string) => void = () => undefined,
  ) {
    this.#fetchImage = fetchImage
    this.#api = api
    this.#onFetched = onFetched
  }

  look(isOnBoard: (elementId: string) => boolean = () => true): void {
    const files = this.#api.getFiles()
    for (const element of this.#api.getSceneElements()) {
      const id = element.type === 'image' ? element.fileId : null
      if (!id || files[id] || this.#asked.has(id) || !isOnBoard(element.id)) continue
      this.#asked.add(id)
      void this.#fetch(id, 0)
    }
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
  }

  async #fetch(id: BinaryFileData['id'], failures: number): Promise<void> {
    const blob = await this.#fetchImage(id).catch(() => undefined)
    if (blob) return this.#add(id, blob)
    const wait = RETRY_MS[failures]
    if (wait === undefined) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      void this.#fetch(id, failures + 1)
    }, wait)
    this.#timers.add(timer)
  }

  async #add(id: BinaryFileData['id'], blob: Blob): Promise<void> {
    const file = await fileOf(id, blob)
    this.#onFetched(id)
    this.#api.addFiles([file])
  }
}

/** Converts an image to Excalidraw's form. Rejects when it can't be read. */
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
