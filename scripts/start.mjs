import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, environment, install, main, refuseOldNode, root, say, stopSignals } from './toolchain.mjs'

/** `npm start`: everything from a clean clone to an address in the browser. */

/** The server ends by itself within eight seconds. */
const patienceMs = 9_000

await main(async () => {
  refuseOldNode()
  await install()
  await build()
  await serve()
})

function serve() {
  const env = environment({ NODE_ENV: process.env.NODE_ENV ?? 'production' })
  // The channel is how the server learns that we are gone, whatever ended us.
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  const server = spawn(process.execPath, [join(root, 'server/dist/main.js')], { cwd: root, env, stdio })

  server.on('message', ({ ready }) => {
    if (ready) say(`\n  Dryrun is ready: ${ready}\n  Ctrl-C stops it.\n`)
  })
  for (const signal of stopSignals) process.on(signal, () => stop(server))
  return new Promise((resolve) => {
    server.once('exit', (code) => {
      process.exitCode = code ?? 1
      resolve()
    })
  })
}

function stop(server) {
  if (!server.connected) return
  server.disconnect()
  setTimeout(() => server.kill('SIGKILL'), patienceMs).unref()
}
