import { Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { undrawnText } from '../board/board-drawable.ts'
import type { BoardFormat } from '../board/board-export.ts'
import { fileNameOf, saveFile } from '../lib/save-file.ts'
import { chapterAt, stampAt } from './player/moment.ts'
import { type Replay, usePlayer, useReplay } from './player/use-replay.ts'

const formats: readonly (readonly [BoardFormat, string])[] = [
  ['png', 'Current board (PNG)'],
  ['svg', 'Current board (SVG)'],
  ['excalidraw', 'Current board (.excalidraw)'],
]

export function ExportItems() {
  const replay = useReplay()
  return (
    <>
      <Menu.Label>Save</Menu.Label>
      {formats.map(([format, words]) => (
        <Menu.Item
          key={format}
          leftSection={<IconDownload size={16} stroke={1.75} />}
          onClick={() => void saveBoard(replay, format)}
        >
          {words}
        </Menu.Item>
      ))}
      <FileItems />
    </>
  )
}

/** The server creates these files from the log, so they are complete while the page still loads. */
function FileItems() {
  const { watching } = useReplay()
  const eyes = usePlayer(({ head }) => head.eyes)
  return watching.source.files(eyes).map(({ words, href }) => (
    <Menu.Item key={href} component="a" href={href} download leftSection={<IconDownload size={16} stroke={1.75} />}>
      {words}
    </Menu.Item>
  ))
}

async function saveBoard({ player, watching }: Replay, format: BoardFormat): Promise<void> {
  const { head, at } = player.store.getState()
  const chapter = chapterAt(head.chapters, at)
  const name = fileNameOf(`${head.interview.title} ${chapter ? stampAt(chapter, at) : ''}`)
  try {
    const { boardFile } = await import('../board/board-export.ts')
    const { file, undrawn } = await boardFile(player.board, format, watching.source.image)
    saveFile(file, `${name}.${format}`)
    if (undrawn) notifications.show({ message: undrawnText(undrawn) })
  } catch {
    notifications.show({ message: 'The board could not be made into a file. Try another moment or another kind.' })
  }
}
