import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Shared by `npm start`, `npm test` and `pnpm dev`. Plain Node, since it runs before any package is installed. */

export const root = fileURLToPath(new URL('..', import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
export const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP']
const workspaces = ['shared', 'server', 'client', 'test']

/** An error whose message is for the user and needs no stack. */
export class Unable extends Error {}

/** Throws `Unable` on a Node.js older than `engines` of package.json. */
export function refuseOldNode() {
  const wanted = manifest.engines.node.replace('>=', '')
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [leastMajor, leastMinor] = wanted.split('.').map(Number)
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  throw new Unable(`Dryrun needs Node.js ${wanted} or later; this is ${process.versions.node}.`)
}

/** Installs the lockfile's packages unless that was done. Throws `Unable` when the installation fails. */
export async function install() {
  const files = [
    'package.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    ...workspaces.map((name) => `${name}/package.json`),
  ]
  const wanted = stampOf(files.map((file) => join(root, file)))
  const whole = workspaces.every((name) => existsSync(join(root, name, 'node_modules')))
  if (whole && readStamp('install') === wanted) return
  say('Installing packages (the first time takes a minute or two).')
  rmSync(stampFile('install'), { force: true })
  await pnpm([
    'install',
    '--frozen-lockfile',
    '--prefer-offline',
    '--prod=false',
    '--config.confirm-modules-purge=false',
  ])
  writeStamp('install', wanted)
}

/**
 * Builds the client and the server for production, also during tests, unless their sources are unchanged. Throws
 * `Unable` when a build fails.
 */
export async function build() {
  const wanted = stampOf(sourceFiles())
  const built = ['client/dist/index.html', 'server/dist/main.js'].every((file) => existsSync(join(root, file)))
  if (built && readStamp('build') === wanted) return
  say('Building.')
  rmSync(stampFile('build'), { force: true })
  for (const name of ['client', 'server']) {
    const vite = join(root, name, 'node_modules/vite/bin/vite.js')
    const options = { cwd: join(root, name), env: { NODE_ENV: 'production' } }
    await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], options)
  }
  writeStamp('build', wanted)
}

function sourceFiles() {
  const folders = ['shared/src', 'server/src', 'client'].flatMap((folder) => filesUnder(join(root, folder)))
  return [
    ...folders,
    join(root, 'pnpm-lock.yaml'),
    join(root, 'server/vite.config.ts'),
    join(root, 'tsconfig.base.json'),
  ]
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist'].includes(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesUnder(path) : [path]
    })
}

/** Hashes content instead of dates, so that clones, branch switches and copies work. */
function stampOf(files) {
  const hash = createHash('sha256').update(`${process.versions.modules} ${process.platform} ${process.arch}`)
  for (const file of files.toSorted()) {
    const content = readFileSync(file)
    hash.update(`\0${relative(root, file)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** In `node_modules`, so that deleting it also deletes the stamps. */
const stampFile = (name) => join(root, 'node_modules', '.dryrun', name)
const readStamp = (name) => (existsSync(stampFile(name)) ? readFileSync(stampFile(name), 'utf8') : '')

function writeStamp(name, stamp) {
  mkdirSync(dirname(stampFile(name)), { recursive: true })
  writeFileSync(stampFile(name), stamp)
}

/** Runs the pinned pnpm, which npx fetches where needed. */
export function pnpm(args, options) {
  return run('npx', ['--yes', manifest.packageManager, ...args], { shell: process.platform === 'win32', ...options })
}

/** Runs a program to its end and passes a stop signal on. Rejects with `Unable` when it fails. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options, env: environment(options.env) })
    const stop = () => child.kill()
    for (const signal of stopSignals) process.on(signal, stop)
    child.once('error', (error) => reject(new Unable(`${program} could not be started: ${error.message}`)))
    child.once('exit', (code, signal) => {
      for (const each of stopSignals) process.off(each, stop)
      if (code === 0) resolve()
      else reject(new Unable(`${program} ${args.slice(0, 3).join(' ')} failed (${signal ?? code}).`))
    })
  })
}

/** Without npm's own directories, which npm passes on when called with `--prefix` and pnpm would follow. */
export function environment(more = {}) {
  const theirs = [
    'npm_config_prefix',
    'npm_config_local_prefix',
    'npm_config_global_prefix',
    'npm_config_dir',
    'INIT_CWD',
  ]
  const kept = Object.entries({ ...process.env, ...more }).filter(([name]) => !theirs.includes(name))
  return Object.fromEntries(kept)
}

export function say(sentence) {
  process.stdout.write(`${sentence}\n`)
}

/** Runs a script's main part. Prints an `Unable` as its message alone and sets the exit code. */
export async function main(part) {
  try {
    await part()
  } catch (error) {
    process.stderr.write(`${error instanceof Unable ? error.message : error.stack}\n`)
    process.exitCode = 1
  }
}
