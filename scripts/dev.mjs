import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { environment, install, main, refuseOldNode, root, say, stopSignals } from './toolchain.mjs'

/** `pnpm dev`: restarts the server and hot-reloads the page on each change. */

/** No stdin, since Vite would take it from the terminal. */
const stdio = ['ignore', 'inherit', 'inherit']
const apiPort = process.env.DRYRUN_DEV_API_PORT ?? '8081'

await main(async () => {
  refuseOldNode()
  await install()
  say('The page with reload is the address that Vite prints; the server behind it has the data of ./data.')
  const children = [startServer(), startPage()]
  for (const signal of stopSignals) process.on(signal, () => end(children))
  await Promise.race(children.map((child) => new Promise((resolve) => child.once('exit', resolve))))
  end(children)
})

function startServer() {
  const folder = join(root, 'server')
  const tsx = createRequire(join(folder, 'package.json')).resolve('tsx/cli')
  const env = environment({
    PORT: apiPort,
    PUBLIC_URL: process.env.PUBLIC_URL ?? '',
    LAN_ADDRESSES: 'none',
    NODE_ENV: 'development',
  })
  return spawn(process.execPath, [tsx, 'watch', '--clear-screen=false', 'src/main.ts'], { cwd: folder, env, stdio })
}

function startPage() {
  const vite = join(root, 'client/node_modules/vite/bin/vite.js')
  return spawn(process.execPath, [vite], { cwd: join(root, 'client'), env: environment(), stdio })
}

function end(children) {
  for (const child of children) child.kill('SIGTERM')
}
