import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const worthIt = new Set(['.css', '.html', '.js', '.json', '.svg'])
const smallest = 1_024

/** Writes Brotli and gzip versions of text files at build time, for the server to choose from. */
export function compressed(): Plugin {
  let folder = ''
  return {
    name: 'compressed',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir)
    },
    closeBundle() {
      for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (worthIt.has(extname(file))) compress(join(folder, file))
      }
    },
  }
}

function compress(file: string): void {
  const content = readFileSync(file)
  if (content.length < smallest) return
  const effort = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  writeFileSync(`${file}.br`, brotliCompressSync(content, effort))
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
}
