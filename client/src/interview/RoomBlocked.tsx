import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import type { Blocked } from './why-blocked.ts'

const reasons: Readonly<Record<Blocked, { title: string; words: string; operator: string }>> = {
  upgrade: {
    title: 'Live connections don’t get through to the server',
    words:
      'The server answers, but a proxy, firewall or browser extension between it and you blocks WebSockets. Try another network. This page keeps trying.',
    operator:
      'If you run the server: let your proxy pass WebSocket upgrades on. README has a tested nginx and Caddy configuration.',
  },
  host: {
    title: 'The server doesn’t know the address in your browser',
    words: 'It refuses live connections because they seem to come from another site. This page keeps trying.',
    operator:
      'If you run the server: set PUBLIC_URL to the address in the browser, TRUST_PROXY to true, and let your proxy pass the Host header on.',
  },
}

export function RoomBlocked({ why }: { why: Blocked }) {
  const { title, words, operator } = reasons[why]
  return (
    <PageShell title="Interview" width="narrow">
      <h1>The room can’t be opened yet</h1>
      <div role="alert">
        <EmptyState title={title}>
          {words} {operator}
        </EmptyState>
      </div>
    </PageShell>
  )
}
