import { defineConfig } from 'vite'

/**
 * The server as four programs in one flat folder, with `shared` inlined and every other package left to Node.
 * Flat, because `src/paths.ts` finds the rest of the repository by its own depth.
 */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: 'src/main.ts',
        'embedded-process': 'src/db/embedded-process.ts',
        'pack-check': 'src/packs/pack-check.ts',
        'recording-check': 'src/replay/recording-check.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { target: 'node', noExternal: [/^@dryrun\//] },
})
