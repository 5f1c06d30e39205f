import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState, type Text, Transaction } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import type { PackFault } from '@dryrun/shared/api/own-packs.ts'
import { tags } from '@lezer/highlight'

type Parts = {
  parent: HTMLElement
  text: string
  label: string
  onText: (text: string) => void
  /** Line of the cursor, counted from 1. */
  onLine: (line: number) => void
}

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--dr-accent)' },
  { tag: tags.comment, color: 'var(--dr-text-dim)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.separator], color: 'var(--dr-text-dim)' },
])

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '0.875rem', backgroundColor: 'var(--dr-ground)', color: 'var(--dr-text)' },
  '.cm-scroller': { fontFamily: 'ui-monospace, Consolas, monospace', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--dr-text)', padding: '8px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--dr-text)' },
  '.cm-gutters': { backgroundColor: 'var(--dr-ground-2)', color: 'var(--dr-text-dim)', borderColor: 'var(--dr-line)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--dr-accent) 7%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--dr-accent) 28%, transparent)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--dr-ground-2)', borderColor: 'var(--dr-line)', color: 'var(--dr-text)' },
})

const FROM_FORM = 'input.form'

/** Replaces what differs in the text, so that the change can be undone and the cursor stays. */
export function rewrite(view: EditorView, text: string): void {
  const old = view.state.doc.toString()
  const most = Math.min(old.length, text.length)
  let from = 0
  while (from < most && old[from] === text[from]) from++
  let same = 0
  while (same < most - from && old[old.length - 1 - same] === text[text.length - 1 - same]) same++
  view.dispatch({
    changes: { from, to: old.length - same, insert: text.slice(from, text.length - same) },
    annotations: Transaction.userEvent.of(FROM_FORM),
  })
}

/** YAML editor where Tab indents. Escape then Tab leaves it, so that it is no keyboard trap. */
export function createYamlEditor({ parent, text, label, onText, onLine }: Parts): EditorView {
  const listener = EditorView.updateListener.of(({ docChanged, selectionSet, state, transactions }) => {
    if (docChanged) onText(state.doc.toString())
    if (transactions.some((each) => each.isUserEvent(FROM_FORM))) return
    if (docChanged || selectionSet) onLine(state.doc.lineAt(state.selection.main.head).number)
  })
  const extensions = [
    lineNumbers(),
    lintGutter(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    EditorView.lineWrapping,
    indentUnit.of('  '),
    yaml(),
    syntaxHighlighting(colours),
    look,
    keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-multiline': 'true',
      tabindex: '0',
      spellcheck: 'true',
    }),
    listener,
  ]
  return new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) })
}

export function markFaults(view: EditorView, faults: readonly PackFault[]): void {
  const { doc } = view.state
  view.dispatch(
    setDiagnostics(
      view.state,
      faults.map((fault) => diagnosticOf(doc, fault)),
    ),
  )
}

function diagnosticOf(doc: Text, fault: PackFault): Diagnostic {
  const from = placeOf(doc, fault)
  const { to } = doc.lineAt(from)
  return { from, to, severity: 'error', message: fault.reason }
}

export function goTo(view: EditorView, place: Pick<PackFault, 'line' | 'column'>): void {
  view.dispatch({ selection: { anchor: placeOf(view.state.doc, place) }, scrollIntoView: true })
  view.focus()
}

/** Clamps a fault's position, because the text may be shorter than when it was checked. */
function placeOf(doc: Text, { line, column }: Pick<PackFault, 'line' | 'column'>): number {
  const found = doc.line(Math.min(Math.max(line, 1), doc.lines))
  return Math.min(found.from + column - 1, found.to)
}
