import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
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
  if (process.env.npm_lifecycle_event) whenOrphaned(() => stop(server))
  return new Promise((resolve) => {
    server.once('exit', (code) => {
      process.exitCode = code ?? 1
      resolve()
    })
  })
}

/** npm passes a stop on to its shell only, and none when it is killed: so look now and then whether both still live. */
function whenOrphaned(then) {
  const before = lineage()
  const timer = setInterval(() => {
    if (lineage() === before) return
    clearInterval(timer)
    then()
  }, 500)
  timer.unref()
}

/** Our parent and, where the system tells, its parent. */
function lineage() {
  const parent = process.ppid
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8')
    return `${parent} ${stat.slice(stat.lastIndexOf(')')).split(' ')[2]}`
  } catch {
    return `${parent}`
  }
}

function stop(server) {
  if (!server.connected) return
  server.disconnect()
  setTimeout(() => server.kill('SIGKILL'), patienceMs).unref()
}
