import type { BinaryFileData, BinaryFiles } from '@excalidraw/excalidraw/types'
import { newId } from '../../lib/new-id.ts'

type Loose = Readonly<Record<string, unknown>>

/**
 * Gives the images of a scene new ids, because two files may use the same id for different images. Images that are
 * already on the canvas keep theirs.
 */
export function withOwnFiles<T extends Loose>(
  elements: readonly T[],
  given: unknown,
  known: BinaryFiles,
): { elements: T[]; files: BinaryFileData[] } {
  const files = new Map<string, BinaryFileData>()
  const own = elements.map((element) => {
    const file = fileIn(given, element.fileId)
    if (!file || known[file.id]?.dataURL === file.dataURL) return element
    const renamed = files.get(file.id) ?? { ...file, id: newId() as BinaryFileData['id'] }
    files.set(file.id, renamed)
    return { ...element, fileId: renamed.id, status: 'saved' }
  })
  return { elements: own, files: [...files.values()] }
}

function fileIn(files: unknown, id: unknown): BinaryFileData | undefined {
  if (typeof id !== 'string' || typeof files !== 'object' || files === null || !Object.hasOwn(files, id))
    return undefined
  const { dataURL, mimeType } = ((files as Loose)[id] ?? {}) as Partial<Record<keyof BinaryFileData, unknown>>
  if (typeof dataURL !== 'string' || !dataURL.startsWith('data:image/')) return undefined
  const type = typeof mimeType === 'string' && mimeType.startsWith('image/') ? mimeType : typeOf(dataURL)
  return { id, dataURL, mimeType: type, created: 1 } as BinaryFileData
}

const typeOf = (dataURL: string): string => dataURL.slice('data:'.length).split(/[;,]/, 1)[0] ?? ''
