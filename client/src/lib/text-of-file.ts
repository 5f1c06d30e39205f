import { encodingOf } from '@dryrun/shared/text-encoding.ts'
import { ApiFailure } from './ask.ts'

/** Decodes a UTF-8 or UTF-16 file. Rejects with an `ApiFailure` for any other encoding. */
export async function textOfFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    const message = 'The file is not UTF-8 text. Save it as UTF-8 in your editor, then import it again.'
    throw new ApiFailure(0, { code: 'notText', message })
  }
}
