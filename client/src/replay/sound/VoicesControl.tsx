import { ActionIcon, Popover, Slider, Tooltip } from '@mantine/core'
import { IconVolume } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { usePlayer, useReplay } from '../player/use-replay.ts'
import type { ReplaySound } from './replay-sound.ts'
import classes from './VoicesControl.module.css'

/** The volume of each recorded voice. Absent where nothing was recorded. */
export function VoicesControl() {
  const sound = useStore(useReplay().watching.store, (state) => state.sound)
  return sound ? <Volumes sound={sound} /> : null
}

function Volumes({ sound }: { sound: ReplaySound }) {
  const { lanes, volumes } = useStore(sound.store)
  const isFast = usePlayer(({ speed }) => speed > 2)
  return (
    <Popover width={260} trapFocus withArrow shadow="md" position="top">
      <Popover.Target>
        <Tooltip label="Voices">
          <ActionIcon variant="subtle" color="gray" size={36} aria-label="Voices">
            <IconVolume size={20} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label="Volumes of the voices">
        {isFast && <p className={classes.note}>Above 2× the voices are silent.</p>}
        {lanes.map(({ id, name }) => (
          <div key={id} className={classes.voice}>
            <span>
              <bdi>{name}</bdi> {id === 'mine' && '(you)'}
            </span>
            <Slider
              min={0}
              max={100}
              label={(percent) => `${percent}%`}
              thumbLabel={id === 'mine' ? 'Volume of your voice' : `Volume of ${name}`}
              value={Math.round(volumes[id] * 100)}
              onChange={(percent) => sound.setVolume(id, percent / 100)}
            />
          </div>
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}
