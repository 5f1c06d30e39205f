import type { Plugin } from 'vite'

/**
 * Replaces Excalidraw's font subsetting, whose WebAssembly (1.8 MB) the content security policy forbids: exported
 * images embed whole fonts instead. Without a `WorkerUrl`, Excalidraw starts no worker.
 */
const instead: Readonly<Record<string, string>> = {
  'subset-worker.chunk.js': 'export const WorkerUrl = undefined',
  'subset-shared.chunk.js': `
    export const Commands = { Subset: 'SUBSET' }
    export const subsetToBinary = async (font) => font
    export const toBase64 = (font) =>
      new Promise((resolve, reject) => {
        const reader = new FileReader()
        reader.onload = () => resolve(reader.result)
        reader.onerror = () => reject(reader.error)
        reader.readAsDataURL(new Blob([font], { type: 'font/woff2' }))
      })
    export const subsetToBase64 = toBase64
  `,
}

export function wholeFonts(): Plugin {
  const replaced = new Set<string>()
  return {
    name: 'whole-fonts',
    load: {
      filter: { id: /\/excalidraw\/dist\/.*subset-\w+\.chunk\.js/ },
      handler(id) {
        const file = id.slice(id.lastIndexOf('/') + 1)
        replaced.add(file)
        return instead[file]
      },
    },
    generateBundle() {
      if (replaced.size !== Object.keys(instead).length)
        this.error('Excalidraw no longer cuts fonts where it did: look again for what it compiles in the browser.')
    },
  }
}
