import { MainMenu } from '@excalidraw/excalidraw'
import { IconFolderOpen } from '@tabler/icons-react'
import { type RefObject, useMemo } from 'react'
import { useRoomClient } from '../../live/use-room.ts'
import type { BoardApi } from '../board-api.ts'
import { BoardIntake } from './board-intake.ts'

type Root = RefObject<HTMLElement | null>

const kinds = '.excalidraw,.excalidrawlib,.json,image/png,image/jpeg,image/webp,image/gif,image/svg+xml'

export function useIntake(api: BoardApi | null, { readOnly, root }: { readOnly: boolean; root: Root }) {
  const { note } = useRoomClient()
  return useMemo(
    () =>
      api
        ? new BoardIntake(api, {
            surface: () => canvasIn(root),
            isWritable: () => !readOnly,
            onNotes: note,
          })
        : undefined,
    [api, note, readOnly, root],
  )
}

const canvasIn = (root: Root): Element | null => root.current?.querySelector('canvas.interactive') ?? null

export function BoardFileItem({ intake, root }: { intake: BoardIntake; root: Root }) {
  const choose = () => {
    const field = document.createElement('input')
    Object.assign(field, { type: 'file', accept: kinds, multiple: true })
    field.addEventListener('change', () => void intake.open([...(field.files ?? [])], middleOf(root)))
    field.click()
  }
  return (
    <MainMenu.Item icon={<IconFolderOpen size={16} stroke={1.75} />} onSelect={choose}>
      Add from file
    </MainMenu.Item>
  )
}

function middleOf(root: Root) {
  const { left = 0, top = 0, width = 0, height = 0 } = canvasIn(root)?.getBoundingClientRect() ?? {}
  return { clientX: left + width / 2, clientY: top + height / 2 }
}
