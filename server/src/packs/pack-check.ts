import type { PackCheckReply } from '@dryrun/shared/api/own-packs.ts'
import { lookAtPack, type ReadPackFile, readPackFile } from './check-pack.ts'

/** A text to be read as a whole pack, or to be looked at while it is being written. */
export type Unchecked = Readonly<{ text: string; question?: number }>
/** Nothing where the text could not be read at all. */
export type Checked = ReadPackFile | PackCheckReply | undefined

/**
 * A process of its own: a text of five megabytes takes seconds to read, one that is made to takes longer, and in ours no
 * room would hear anything meanwhile. It answers one text after the other, and ends with whoever asks.
 */
process.on('message', ({ text, question }: Unchecked) => {
  process.send?.(question === undefined ? readPackFile(text) : lookAtPack(text, question))
})
process.once('disconnect', () => process.exit(0))
