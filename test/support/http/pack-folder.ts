import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pack, Question } from '@dryrun/shared/pack.ts'
import { onTestFinished } from 'vitest'
import { stringify } from 'yaml'

/** What a pack has beside its questions. */
export type PackParts = Readonly<Partial<Pick<Pack, 'forCandidates' | 'equivalents'>>>

const described = { title: 'Small', summary: 'Two questions.', language: 'en', format: 2 }

export const packOf = (questions: readonly Question[], version = 1, parts: PackParts = {}): Record<string, string> => ({
  'pack.yaml': stringify({ id: 'small', version, ...described, ...parts, questions: questions.map(({ id }) => id) }),
  ...Object.fromEntries(questions.map((question) => [`${question.id}.yaml`, stringify(question)])),
})

/** A temporary folder with these packs, removed after the test. */
export async function packFolder(packs: Record<string, Record<string, string | Buffer>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'packs-'))
  onTestFinished(() => rm(root, { recursive: true }))
  for (const [name, files] of Object.entries(packs)) {
    await mkdir(join(root, name))
    for (const [file, content] of Object.entries(files)) await writeFile(join(root, name, file), content)
  }
  return root
}

/** The 1-based line of a text in a file. Throws when the text is not there. */
export const lineOf = (content: string, text: string): number => {
  const line = content.split('\n').findIndex((each) => each.includes(text))
  if (line < 0) throw new Error(`"${text}" is not in the file`)
  return line + 1
}
