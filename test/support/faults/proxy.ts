import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { findCaddy, findNginx } from '../../../scripts/prerequisites.mjs'
import { freePort } from '../servers/postgres-cluster.ts'

const deploy = join(import.meta.dirname, '../../../deploy')

export type RunningProxy = Readonly<{ url: string; printed(): string; stop(): Promise<void> }>

type Plan = Readonly<{
  file: 'nginx.conf' | 'nginx-standby.conf' | 'Caddyfile'
  /** `host:port` of the active server and of the standby. */
  servers: readonly string[]
  /** A fixed port, for a server that needs its `PUBLIC_URL` beforehand. */
  port: number
  change?: (config: string) => string
}>

/** Starts the proxy on the shipped configuration with this test's paths, ports and addresses. */
export async function startProxy({ file, servers, port, change = (config) => config }: Plan): Promise<RunningProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'dryrun-proxy-'))
  makeCertificate(folder)
  const shipped = readFileSync(join(deploy, file), 'utf8')
  const config = servers.reduce(
    (text, server, index) => text.replaceAll(`127.0.0.1:${8080 + index}`, server),
    change(shipped),
  )
  const child =
    file === 'Caddyfile'
      ? runCaddy(folder, { config: change(shipped), port, server: servers[0] ?? '' })
      : runNginx(folder, config, [port, await freePort()])
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await vi.waitUntil(() => isOpen(port), { timeout: 30_000 })
  return {
    url: `https://localhost:${port}`,
    printed: () => printed,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function makeCertificate(folder: string): void {
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')]
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  const kind = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync('openssl', [...kind, ...files, ...names], { stdio: 'pipe' })
}

function runNginx(folder: string, config: string, [port, plainPort]: number[]): ChildProcess {
  const site = config
    .replaceAll('/etc/ssl/dryrun', folder)
    .replace('listen 80;', `listen 127.0.0.1:${plainPort};`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  const main = [
    ...[process.getuid?.() === 0 ? 'user root;' : '', 'daemon off;', 'worker_processes 1;', `pid ${folder}/pid;`],
    ...[
      'error_log stderr;',
      'events {}',
      `http { access_log off; ${temporary.join(' ')} include ${folder}/site.conf; }`,
    ],
  ]
  writeFileSync(join(folder, 'site.conf'), site)
  writeFileSync(join(folder, 'nginx.conf'), main.join('\n'))
  return spawn(findNginx() ?? '', ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'pipe' })
}

/** The site and the server come from the environment, as in the compose profile. */
function runCaddy(folder: string, { config, port, server }: { config: string; port: number; server: string }) {
  const tls = `tls ${folder}/fullchain.pem ${folder}/privkey.pem`
  const site = config.replace(/^\{\$DOMAIN.*\{$/m, `$&\n\t${tls}`)
  writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`)
  const home = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
  const env = { PATH: process.env.PATH, ...home, DOMAIN: `https://localhost:${port}`, DRYRUN: server }
  const args = ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile']
  return spawn(findCaddy() ?? '', args, { env, stdio: 'pipe' })
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    }).on('error', () => resolve(false))
  })
