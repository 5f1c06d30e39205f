import { ActionIcon, Button, NativeSelect, Tooltip } from '@mantine/core'
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconRewindBackward10,
  IconRewindForward10,
  IconZzz,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import classes from './Controls.module.css'
import { type Speed, speeds } from './player/player.ts'
import { usePlayer, useReplay } from './player/use-replay.ts'
import { JUMP_MS } from './player/use-replay-keys.ts'
import { VoicesControl } from './sound/VoicesControl.tsx'

export function Controls() {
  const { player } = useReplay()
  return (
    <section className={classes.controls} aria-label="Playing">
      <div className={classes.moves}>
        <Move
          icon={IconPlayerSkipBack}
          label="To the marker before"
          keys="Shift+←"
          onClick={() => player.toMarker(-1)}
        />
        <Move icon={IconRewindBackward10} label="Back 10 seconds" keys="J" onClick={() => player.nudge(-JUMP_MS)} />
        <PlayButton />
        <Move icon={IconRewindForward10} label="Forward 10 seconds" keys="L" onClick={() => player.nudge(JUMP_MS)} />
        <Move
          icon={IconPlayerSkipForward}
          label="To the next marker"
          keys="Shift+→"
          onClick={() => player.toMarker(1)}
        />
      </div>
      <div className={classes.manner}>
        <VoicesControl />
        <QuietButton />
        <SpeedChoice />
      </div>
    </section>
  )
}

function PlayButton() {
  const { player } = useReplay()
  const isPlaying = usePlayer((state) => state.isPlaying)
  const label = isPlaying ? 'Pause' : 'Play'
  return (
    <Tooltip label={`${label} (K)`}>
      <ActionIcon size={40} radius="50%" aria-label={label} onClick={player.toggle}>
        {isPlaying ? <IconPlayerPauseFilled size={20} /> : <IconPlayerPlayFilled size={20} />}
      </ActionIcon>
    </Tooltip>
  )
}

type MoveProps = {
  icon: ComponentType<{ size: number; stroke: number }>
  label: string
  keys: string
  onClick: () => void
}

function Move({ icon: Icon, label, keys, onClick }: MoveProps) {
  return (
    <Tooltip label={`${label} (${keys})`}>
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={label} onClick={onClick}>
        <Icon size={20} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  )
}

function QuietButton() {
  const { player } = useReplay()
  const skips = usePlayer((state) => state.skipsQuiet)
  return (
    <Tooltip label="Leaves out times of more than five seconds in which nothing was drawn, said or marked">
      <Button
        variant={skips ? 'light' : 'default'}
        size="compact-sm"
        className={classes.quiet}
        leftSection={<IconZzz size={16} stroke={1.75} />}
        aria-label="Skip quiet times"
        aria-pressed={skips}
        onClick={() => player.skipQuiet(!skips)}
      >
        <span className={classes.words}>Skip quiet times</span>
      </Button>
    </Tooltip>
  )
}

function SpeedChoice() {
  const { player } = useReplay()
  const speed = usePlayer((state) => state.speed)
  return (
    <NativeSelect
      size="xs"
      className={classes.speed}
      aria-label="Speed"
      value={String(speed)}
      data={speeds.map((one) => ({ value: String(one), label: `${one}×` }))}
      onChange={(event) => player.setSpeed(Number(event.currentTarget.value) as Speed)}
    />
  )
}
