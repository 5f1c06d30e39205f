import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import type { Plugin } from 'vite'

/** Most of the fonts' 13 MB. Without it, Chinese text uses the reader's own font. */
const CHINESE = 'Xiaolai'
const CDN = /`https:\/\/esm\.sh\/.*?\/dist\/prod\/`/

/**
 * Serves Excalidraw's fonts from this origin. Also patches the CDN address, which Excalidraw uses as a fallback, so
 * that browsers never request another origin.
 */
export function boardAssets(): Plugin {
  const home = dirname(createRequire(import.meta.url).resolve('@excalidraw/excalidraw'))
  const fonts = join(home, 'fonts')
  let path = '/'
  let isPatched = false
  return {
    name: 'board-assets',
    async config() {
      const { version } = JSON.parse(await readFile(join(home, '../../package.json'), 'utf8')) as { version: string }
      path = `/assets/board-${version}/`
      return { define: { BOARD_ASSETS: JSON.stringify(path) } }
    },
    transform: {
      filter: { id: /@excalidraw\/excalidraw\/dist\/.*\.js/ },
      handler(code) {
        if (!CDN.test(code)) return undefined
        isPatched = true
        return { code: code.replace(CDN, `new URL(${JSON.stringify(path)}, window.location.origin).href`), map: null }
      },
    },
    async generateBundle() {
      if (!isPatched)
        this.error('Excalidraw no longer names its CDN where it did: look again for what it loads from afar.')
      for (const file of await fontFiles(fonts)) {
        const source = await readFile(join(fonts, file))
        this.emitFile({ type: 'asset', fileName: `${path.slice(1)}fonts/${file}`, source })
      }
    },
    configureServer({ middlewares }) {
      middlewares.use(`${path}fonts/`, (request, response, next) => {
        const file = normalize(decodeURIComponent(request.url ?? '')).replace(/^\/+/, '')
        if (file.startsWith('..') || !file.endsWith('.woff2')) return next()
        response.setHeader('content-type', 'font/woff2')
        createReadStream(join(fonts, file)).on('error', next).pipe(response)
      })
    },
  }
}

async function fontFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true })
  return found
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.woff2') && !file.startsWith(CHINESE))
}
