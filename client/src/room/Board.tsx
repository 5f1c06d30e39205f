/** The whiteboard of the round. Load it late: it is the heaviest part of the page. */
export default function Board({ readOnly, theme }: { readOnly: boolean; theme: 'light' | 'dark' }) {
  return <section aria-label="Whiteboard" data-read-only={readOnly} data-theme={theme} />
}
