import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../../../scripts/prerequisites.mjs'

export type TrustingBrowser = Readonly<{ browser: Browser; close(): Promise<void> }>

/** A browser on a device that has installed this certificate authority, with a fake microphone and camera. */
export async function trustingBrowser(authority: string): Promise<TrustingBrowser> {
  const home = mkdtempSync(join(tmpdir(), 'dryrun-trust-'))
  const store = join(home, '.pki/nssdb')
  mkdirSync(store, { recursive: true })
  writeFileSync(join(home, 'authority.crt'), authority)
  const database = ['-d', `sql:${store}`]
  execFileSync('certutil', [...database, '-N', '--empty-password'], { stdio: 'pipe' })
  const file = ['-n', 'Dryrun', '-i', join(home, 'authority.crt')]
  execFileSync('certutil', [...database, '-A', '-t', 'C,,', ...file], { stdio: 'pipe' })
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    env: { ...process.env, HOME: home, XDG_DATA_HOME: '', XDG_CONFIG_HOME: join(home, '.config') },
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
      '--host-resolver-rules=MAP dryrun.lan 127.0.0.1',
    ],
  })
  return {
    browser,
    async close() {
      await browser.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
