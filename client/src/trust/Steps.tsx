import type { ReactNode } from 'react'
import { Fold } from '../ui/Fold.tsx'

type System = { name: string; is: RegExp; steps: readonly ReactNode[] }

const file = 'dryrun-authority.crt'

/** In this order, because browsers of Android also name Linux. */
const systems: readonly System[] = [
  {
    name: 'Windows: Chrome and Edge',
    is: /Windows/,
    steps: [
      <>Open the downloaded {file} and choose “Install Certificate…”.</>,
      'Choose “Current User”, then “Place all certificates in the following store”.',
      'Browse to “Trusted Root Certification Authorities”, finish, and confirm with “Yes”.',
      'Close all windows of the browser and start it again.',
    ],
  },
  {
    name: 'iPhone and iPad',
    is: /iPhone|iPad/,
    steps: [
      'Open this page in Safari, download the certificate and allow the profile.',
      'In Settings, open “General”, then “VPN & Device Management”, choose the profile and install it.',
      'In Settings, open “General”, “About”, “Certificate Trust Settings”, and switch the certificate on.',
    ],
  },
  {
    name: 'macOS: Safari, Chrome and Edge',
    is: /Macintosh/,
    steps: [
      <>Open the downloaded {file}; Keychain Access adds it to the keychain “login”.</>,
      'Find it in Keychain Access under “Certificates” and double-click it.',
      'Under “Trust”, set “When using this certificate” to “Always Trust”, and close the window.',
    ],
  },
  {
    name: 'Android',
    is: /Android/,
    steps: [
      'In Settings, search for “CA certificate”. It is under “Encryption & credentials”, “Install a certificate”.',
      <>Choose “CA certificate”, “Install anyway”, and the downloaded {file}.</>,
      'Firefox for Android needs “Use third party CA certificates” as well; this setting appears after seven taps on its logo under “About”.',
    ],
  },
  {
    name: 'Linux: Chrome and Chromium',
    is: /Linux/,
    steps: [
      'Open chrome://certificate-manager, or Settings, “Privacy and security”, “Security”, “Manage certificates”.',
      <>Under “Trusted certificates” or “Authorities”, import {file} and trust it for websites.</>,
      <>
        Or in a terminal:{' '}
        <code>certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n Dryrun -i ~/Downloads/dryrun-authority.crt</code>
      </>,
    ],
  },
  {
    name: 'Firefox on a computer',
    is: /Firefox/,
    steps: [
      'Open Settings, “Privacy & Security”, “View Certificates…”, “Authorities”.',
      <>Import {file} and tick “Trust this CA to identify websites”.</>,
    ],
  },
]

/** The steps for each system; those for this device are unfolded. */
export function Steps() {
  const { userAgent } = navigator
  const isDesktopFirefox = /Firefox/.test(userAgent) && !/Android/.test(userAgent)
  const own = isDesktopFirefox ? systems.at(-1) : systems.find(({ is }) => is.test(userAgent))
  return systems.map((system) => (
    <Fold key={system.name} title={system.name} open={system === own}>
      <ol>
        {system.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={index}>{step}</li>
        ))}
      </ol>
    </Fold>
  ))
}
