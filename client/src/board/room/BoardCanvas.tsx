import '@excalidraw/excalidraw/index.css'
import { Excalidraw, MainMenu } from '@excalidraw/excalidraw'
import { useElementSize } from '@mantine/hooks'
import { type DragEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { useRoom, useRoomClient } from '../../live/use-room.ts'
import { BoardText } from '../BoardText.tsx'
import { type BoardApi, BoardContext } from '../board-api.ts'
import { plainCanvas, useReadyApi } from '../board-canvas.ts'
import { uploadImage } from '../board-images.ts'
import { useOthersPointers, usePointing } from '../board-pointing.ts'
import { viewportOf } from '../board-view.ts'
import { UndrawnNote } from '../UndrawnNote.tsx'
import classes from './BoardCanvas.module.css'
import { BoardFileItem, useIntake } from './BoardFileItem.tsx'
import { hasWholeClipboard, onCopyPictureKey } from './board-clipboard.ts'
import { useFollowing } from './board-following.ts'
import { BoardLibrary } from './board-library.ts'
import { useMending } from './board-mending.ts'
import { useControlNames } from './board-names.ts'
import { useNotices } from './board-notices.ts'
import { addPart } from './board-parts.ts'
import { useSharing } from './board-sharing.ts'
import { useWritingPlace } from './board-writing.ts'
import { FollowBar } from './FollowBar.tsx'
import { STENCIL_DRAG, type Stencil, StencilPanel } from './StencilPanel.tsx'
import { WritingTags } from './WritingTags.tsx'

/** Excalidraw moves its tools to the top from this width on. */
const WIDE = 730

export type BoardProps = { readOnly: boolean; theme: 'light' | 'dark' }

export default function BoardCanvas({ readOnly, theme }: BoardProps) {
  const [api, onChange, onApi] = useReadyApi()
  const { ref, width, height } = useElementSize()
  const root = useRef<HTMLDivElement>(null)
  const { interviewId } = useRoomClient()
  const undrawn = useRoom((state) => state.undrawn)
  const pointing = usePointing(api)
  const shared = useMemo(() => new Set<string>(), [])
  const onErased = useWritingPlace(api, { root, readOnly })
  useSharing(api, { readOnly, root, shared, onErased })
  useOthersPointers(api)
  useFollowing(api)
  useNotices(api)
  useMending(root)
  useControlNames(root)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the canvas has to measure its place anew whenever ours changes
  useEffect(() => api?.refresh(), [api, width, height])
  const upload = useCallback(
    async (file: File) => {
      const id = await uploadImage(interviewId, file)
      shared.add(id)
      return id
    },
    [interviewId, shared],
  )
  const intake = useIntake(api, { readOnly, root })
  const library = useMemo(() => new BoardLibrary(), [])
  const initialData = useMemo(() => ({ ...plainCanvas.initialData, libraryItems: library.load() }), [library])
  const onDrop = (event: DragEvent) => {
    if (intake?.drop(event)) return stopped(event)
    const stencil = event.dataTransfer.getData(STENCIL_DRAG) as Stencil | ''
    if (!stencil || !api) return
    stopped(event)
    addPart(api, stencil, sceneAt(api, event))
  }
  return (
    <div
      ref={root}
      className={classes.root}
      data-clipboard={hasWholeClipboard() ? 'all' : 'text'}
      onPointerLeave={pointing.onPointerLeave}
      onDropCapture={onDrop}
      onKeyDownCapture={onCopyPictureKey}
    >
      <div ref={ref} className={classes.canvas}>
        <Excalidraw
          {...plainCanvas}
          excalidrawAPI={onApi}
          onChange={onChange}
          onPointerUpdate={pointing.onPointerUpdate}
          viewModeEnabled={readOnly}
          theme={theme}
          generateIdForFile={upload}
          {...(intake && { onPaste: intake.onPaste })}
          initialData={initialData}
          onLibraryChange={library.save}
        >
          <MainMenu>
            {intake && !readOnly && <BoardFileItem intake={intake} root={root} />}
            <MainMenu.DefaultItems.SearchMenu />
            <MainMenu.DefaultItems.SaveAsImage />
            <MainMenu.DefaultItems.Help />
          </MainMenu>
        </Excalidraw>
      </div>
      {api && (
        <BoardContext value={api}>
          <WritingTags />
          <UndrawnNote count={undrawn} />
          <FollowBar />
          <BoardText />
          {!readOnly && width > 0 && (
            <StencilPanel isWide={width >= WIDE} onAdd={(stencil) => addPart(api, stencil, middleOf(api))} />
          )}
        </BoardContext>
      )}
    </div>
  )
}

function stopped(event: DragEvent): void {
  event.preventDefault()
  event.stopPropagation()
}

function middleOf(api: BoardApi) {
  const { x, y, width, height } = viewportOf(api.getAppState())
  return { x: x + width / 2, y: y + height / 2 }
}

function sceneAt(api: BoardApi, { clientX, clientY }: DragEvent) {
  const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = api.getAppState()
  return { x: (clientX - offsetLeft) / zoom.value - scrollX, y: (clientY - offsetTop) / zoom.value - scrollY }
}
