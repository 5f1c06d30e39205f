import { useRole, useSeen } from '../../live/use-interviewer-panel.ts'
import { KeyList } from '../../ui/KeyList.tsx'
import { Dialog } from '../Dialog.tsx'
import { keyOf, panelText, useInterviewerPanelState, usePanels } from '../panels.ts'

export function KeysDialog() {
  const panels = usePanels()
  const desk = useInterviewerPanelState()
  const role = useRole()
  const isSolo = useSeen(({ interview }) => interview.solo)
  const hasVoice = !isSolo && (role === 'interviewer' || role === 'candidate')
  const rows: [string, string][] = [
    ...panels.map((panel): [string, string] => [keyOf(panel), `Open: ${panelText[panel]}`]),
    ...(desk === 'none' ? [] : ([['Alt+H', 'Hide or show everything that only you see']] as [string, string][])),
    ...(desk === 'open' ? deskRows : []),
    ...(hasVoice ? ([['Alt+M', 'Mute or unmute your microphone']] as [string, string][]) : []),
    ['?', 'This list'],
  ]
  return (
    <Dialog name="keys" title="Keyboard shortcuts">
      <KeyList rows={rows}>
        Keys with Alt work everywhere. The others wait while you are in a field or on the board, which has keys of its
        own.
      </KeyList>
    </Dialog>
  )
}

const deskRows: [string, string][] = [
  ['N', 'Write a note on this moment'],
  ['E', 'Tie this moment to the dimension you were last at'],
  ['/', 'Find in the script'],
]
