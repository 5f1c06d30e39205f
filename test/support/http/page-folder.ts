import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The content of a file beside the client folder that must never be served. */
export const beside = 'not for the world'

export async function pageFolder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'page-'))
  const page = join(root, 'dist')
  await mkdir(join(page, 'assets'), { recursive: true })
  await writeFile(join(root, 'secret.txt'), beside)
  await writeFile(join(page, '.hidden'), beside)
  await writeFile(
    join(page, 'index.html'),
    '<!doctype html><title>Dryrun</title><script src="/assets/page-1a2b.js"></script>',
  )
  await writeFile(join(page, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(page, 'assets', 'page-1a2b.js'), 'export {}')
  return page
}
