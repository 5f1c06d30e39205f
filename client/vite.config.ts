import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { boardAssets } from './vite/board-assets.ts'
import { compressed } from './vite/compressed.ts'
import { namedMedia } from './vite/named-media.ts'
import { restingTrails } from './vite/resting-trails.ts'
import { wholeFonts } from './vite/whole-fonts.ts'

const server = `http://127.0.0.1:${process.env.DRYRUN_DEV_API_PORT ?? 8081}`

export default defineConfig({
  plugins: [react(), namedMedia(), boardAssets(), wholeFonts(), restingTrails(), compressed()],
  build: {
    target: 'es2022',
    sourcemap: false,
    // Inlined fonts would need `data:` in the content security policy, and separate files cache better.
    assetsInlineLimit: 0,
    // One chunk, so that `no-compiling` runs before the first schema is created.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|lib\/no-compiling/ }] } },
    },
    chunkSizeWarningLimit: 2_000,
  },
  server: {
    proxy: {
      '/api': { target: server },
      '/socket.io': { target: server, ws: true },
    },
  },
})
