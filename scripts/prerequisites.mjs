import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** @returns {string | undefined} the folder with `initdb` and `postgres` in it, the newest where there are several */
export function findPostgres() {
  const debian = '/usr/lib/postgresql'
  const packaged = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...packaged.map((version) => join(debian, version, 'bin')),
    '/opt/homebrew/opt/postgresql/bin',
    '/usr/local/pgsql/bin',
  ]
  return folders.find((folder) => folder && ['initdb', 'postgres'].every((name) => isProgram(join(folder, name))))
}

/** @returns {string | undefined} the path of a Chromium that Playwright can drive */
export function findChromium() {
  const places = [
    process.env.CHROMIUM_PATH ?? '',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  return places.find((path) => path && isProgram(path))
}

/**
 * Chromium without its windows, which takes a third less processor time. Two of its pages on one machine can't call each
 * other.
 * @returns {string | undefined} its path; undefined where `CHROMIUM_PATH` chooses a browser
 */
export const findHeadlessShell = () => (process.env.CHROMIUM_PATH ? undefined : programNamed('chromium-headless-shell'))

/** @returns {string | undefined} the path of nginx */
export const findNginx = () => programNamed('nginx')

/** @returns {string | undefined} the path of Caddy */
export const findCaddy = () => programNamed('caddy')

/** @returns {string | undefined} the path of certutil, which makes a browser trust a certificate */
export const findCertutil = () => programNamed('certutil')

/** @returns {string | undefined} the path of coturn */
export const findTurnServer = () => programNamed('turnserver')

function programNamed(/** @type {string} */ name) {
  // Debian installs servers outside of most users' PATH.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']
  return folders.map((folder) => join(folder, name)).find(isProgram)
}

/**
 * PostgreSQL refuses to run as root, so root runs it as `postgres` or `nobody`.
 * @returns {{ uid: number, gid: number } | undefined} undefined: as the current user
 */
export function postgresUser() {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (/** @type {string} */ flag) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // No such user; try the next one.
    }
  }
  return undefined
}

function isProgram(/** @type {string} */ path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
