import type { ChatLine, Evidence, Note } from '@dryrun/shared/interview/interview.ts'

/** Length of a text in UTF-8 bytes. */
export function bytesOf(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x80) continue
    // Each half of a surrogate pair counts 2, which makes the 4 bytes of the pair.
    bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2
  }
  return bytes
}

export const bytesOfNote = ({ text, tags }: Pick<Note, 'text' | 'tags'>): number =>
  tags.reduce((sum, tag) => sum + bytesOf(tag), bytesOf(text))

export const bytesOfEvidence = ({ note }: Pick<Evidence, 'note'>): number => bytesOf(note)

export const bytesOfLine = ({ text }: Pick<ChatLine, 'text'>): number => bytesOf(text)
