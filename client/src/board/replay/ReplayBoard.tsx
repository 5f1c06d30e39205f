import '@excalidraw/excalidraw/index.css'
import '../board-assets.ts'
import { Excalidraw } from '@excalidraw/excalidraw'
import { Button } from '@mantine/core'
import { useElementSize, useReducedMotion } from '@mantine/hooks'
import { IconFocusCentered, IconMaximize } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useReplay, useReplayLayout } from '../../replay/player/use-replay.ts'
import { BoardText } from '../BoardText.tsx'
import { BoardContext } from '../board-api.ts'
import { plainCanvas, useReadyApi } from '../board-canvas.ts'
import { UndrawnNote } from '../UndrawnNote.tsx'
import { useShowing } from './board-showing.ts'
import classes from './ReplayBoard.module.css'

export default function ReplayBoard({ theme }: { theme: 'light' | 'dark' }) {
  const [api, onChange, onApi] = useReadyApi()
  const { ref, width, height } = useElementSize()
  const isSmooth = !useReducedMotion()
  const { layout } = useReplay()
  const follows = useReplayLayout((state) => state.follows)
  const [undrawn, setUndrawn] = useState(0)
  const showing = useShowing(api, isSmooth, setUndrawn)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the canvas has to measure its place anew whenever ours changes
  useEffect(() => {
    api?.refresh()
    showing.current?.again()
  }, [api, showing, width, height])
  return (
    <div className={classes.root}>
      <div ref={ref} className={classes.canvas}>
        <Excalidraw {...plainCanvas} excalidrawAPI={onApi} onChange={onChange} viewModeEnabled theme={theme} />
      </div>
      {api && (
        <BoardContext value={api}>
          <BoardText />
          <UndrawnNote count={undrawn} />
        </BoardContext>
      )}
      <div className={classes.views}>
        {!follows && (
          <Button
            size="compact-sm"
            leftSection={<IconFocusCentered size={16} stroke={1.75} />}
            onClick={() => layout.setState({ follows: true })}
          >
            Follow
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconMaximize size={16} stroke={1.75} />}
          onClick={() => {
            layout.setState({ follows: false })
            showing.current?.showAll()
          }}
        >
          Fit
        </Button>
      </div>
    </div>
  )
}
