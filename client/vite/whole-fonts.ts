import type { Plugin } from 'vite'

/**
 * Excalidraw cuts the fonts of an exported picture down to the letters in it, by a program that it compiles in the
 * browser. Our policy for scripts forbids that, rightly; so the fonts go into the picture whole, and 1.8 MB of program
 * stay out of the build. Without the address of a worker it does not look for one.
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
