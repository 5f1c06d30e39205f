import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, environment, install, main, refuseOldNode, root, say, stopSignals } from './toolchain.mjs'

/** `npm start`: installs, builds and serves from a clean clone. */

/** The server exits by itself within eight seconds. */
const patienceMs = 9_000

await main(async () => {
  refuseOldNode()
  await install()
  await build()
  await serve()
})

function serve() {
  const env = environment({ NODE_ENV: process.env.NODE_ENV ?? 'production' })
  // The IPC channel tells the server that its parent is gone, however it ended.
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  const server = spawn(process.execPath, [join(root, 'server/dist/main.js')], { cwd: root, env, stdio })

  server.on('message', (message) => {
    if (message.ready) say(welcome(message))
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

/** @param {{ ready: string, others: string[], trust?: { page: string, fingerprint: string } }} message of the server */
function welcome({ ready, others, trust }) {
  const lines = others.length
    ? ['Others open one of these:', ...others.map((address) => `  ${address}`), ...trustLines(trust)]
    : ['Only this machine can open it. To let others in your network in, start it with HOST=0.0.0.0.']
  return ['', `Dryrun is ready: ${ready}`, ...lines, 'Ctrl-C stops it.', '']
    .map((line) => `  ${line}`.trimEnd())
    .join('\n')
}

function trustLines(trust) {
  if (!trust) return []
  const words = 'Their browsers warn at first. How a device comes to trust this server:'
  return [words, `  ${trust.page}`, 'SHA-256 of its authority, to compare with that page:', `  ${trust.fingerprint}`]
}

/** npm forwards a stop to its shell alone, and nothing when npm is killed. So poll whether both are alive. */
function whenOrphaned(then) {
  const before = lineage()
  const timer = setInterval(() => {
    if (lineage() === before) return
    clearInterval(timer)
    then()
  }, 500)
  timer.unref()
}

/** Our parent and, on Linux, its parent. */
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
