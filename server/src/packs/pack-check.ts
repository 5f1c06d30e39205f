import type { PackCheckReply } from '@dryrun/shared/api/own-packs.ts'
import { lookAtPack, type ReadPackFile, readPackFile } from './check-pack.ts'

/** With `question` the text is a draft to check; without, a whole pack to read. */
export type Unchecked = Readonly<{ text: string; question?: number }>
/** Undefined where the text cannot be read at all. */
export type Checked = ReadPackFile | PackCheckReply | undefined

/**
 * Runs in a child process: a text of 5 MiB takes seconds to parse, a malicious one longer, and would block every room
 * meanwhile. Answers one text at a time and exits with its parent.
 */
process.on('message', ({ text, question }: Unchecked) => {
  process.send?.(question === undefined ? readPackFile(text) : lookAtPack(text, question))
})
process.once('disconnect', () => process.exit(0))
