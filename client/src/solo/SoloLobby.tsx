import { counted, targetText } from '@dryrun/shared/format.ts'
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { OfflineBanner } from '../live/status/OfflineBanner.tsx'
import { RefusedList } from '../live/status/RefusedList.tsx'
import { SaveState } from '../live/status/SaveState.tsx'
import { useRoomClient, useView } from '../live/use-room.ts'
import { BoardCheck } from '../lobby/BoardCheck.tsx'
import { PrepareLink } from '../lobby/PrepareLink.tsx'
import { PageShell } from '../shell/PageShell.tsx'
import lobby from '../ui/sheets/LobbyView.module.css'
import panel from '../ui/sheets/StartPanel.module.css'
import happens from '../ui/sheets/WhatHappens.module.css'

const steps = [
  'You start the clock. The question appears, with an empty board or a first sketch on it.',
  'Talk aloud, as if somebody sat there, and draw while you talk. Write your assumptions on the board, or into the chat.',
  'You can record your voice with one click. Only you and the person who reviews the round can hear it.',
  'The phases move by themselves. You first make assumptions, then the facts appear beside the board, later follow-ups and a changed requirement. Hints come when you ask for them.',
  'You can pause the clock, and end whenever you are done. Then you score yourself, and send a link to your reviewer.',
]

export function SoloLobby() {
  const { interview, plan } = useView()
  const minutes = plan.reduce((sum, phase) => sum + phase.minutes, 0)
  return (
    <PageShell title={interview.title} status={<SaveState />} notice={<OfflineBanner />}>
      <RefusedList />
      <header className={lobby.head}>
        <div>
          <h1 className={lobby.title}>{interview.title}</h1>
          <p className={lobby.facts}>
            Alone · target level {targetText[interview.targetLevel].toLowerCase()} · {counted(minutes, 'minute')}
          </p>
        </div>
        <Start />
      </header>
      <div className={lobby.columns}>
        <div className={lobby.side}>
          <BoardCheck />
        </div>
        <section className={lobby.main} aria-labelledby="what-happens">
          <div>
            <h2 id="what-happens" className={happens.heading}>
              What will happen
            </h2>
            <ol className={happens.steps}>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <PrepareLink />
            <h3 className={happens.planHeading}>How the time goes</h3>
            <ol className={happens.plan}>
              {plan.map(({ id, name, minutes: each }) => (
                <li key={id} className={happens.phase}>
                  <span>{name}</span>
                  <span className={happens.minutes}>{each} min</span>
                </li>
              ))}
            </ol>
          </div>
        </section>
      </div>
    </PageShell>
  )
}

function Start() {
  const { submit } = useRoomClient()
  const [starting, setStarting] = useState(false)
  const reasonId = useId()
  const start = async () => {
    setStarting(true)
    const receipt = await submit({ type: 'startRound' })
    if (!receipt.ok) setStarting(false)
  }
  return (
    <div className={panel.panel}>
      <Button size="md" loading={starting} aria-describedby={reasonId} onClick={() => void start()}>
        Start the clock
      </Button>
      <p id={reasonId} className={panel.reason}>
        The question appears at that moment.
      </p>
    </div>
  )
}
