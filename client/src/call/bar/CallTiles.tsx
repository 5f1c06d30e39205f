import { Button, Modal } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { useView } from '../../live/use-room.ts'
import { useCall } from '../use-call.ts'
import classes from './CallTiles.module.css'
import { Video } from './Video.tsx'

/** Cameras and the shared screen, small, beside each other. */
export function CallTiles() {
  const { people } = useView()
  const isIn = useCall((call) => call.phase === 'in')
  const members = useCall((call) => call.members)
  const ownCamera = useCall((call) => call.ownCamera)
  const own = useMemo(() => ownCamera && new MediaStream([ownCamera]), [ownCamera])
  const nameOf = (personId: string) => people.find(({ id }) => id === personId)?.name ?? ''
  const cameras = members.filter(({ hasCamera, camera }) => hasCamera && camera)
  const sharer = members.find(({ screenSince, screen }) => screenSince !== null && screen)
  if (!isIn || (!own && !cameras.length && !sharer)) return null
  return (
    <div className={classes.tiles}>
      {own && <Tile name="You" stream={own} isMirrored />}
      {cameras.map(({ personId, camera }) => camera && <Tile key={personId} name={nameOf(personId)} stream={camera} />)}
      {sharer?.screen && <Screen name={nameOf(sharer.personId)} stream={sharer.screen} />}
    </div>
  )
}

function Tile({ name, stream, isMirrored = false }: { name: string; stream: MediaStream; isMirrored?: boolean }) {
  const isPaused = useIsPaused(stream)
  return (
    <figure className={classes.tile}>
      <Video stream={stream} label={`Camera: ${name}`} isMirrored={isMirrored} />
      {isPaused && <span className={classes.paused}>Poor connection: video is paused</span>}
      <figcaption className={classes.caption}>
        <bdi>{name}</bdi>
      </figcaption>
    </figure>
  )
}

function Screen({ name, stream }: { name: string; stream: MediaStream }) {
  const [isLarge, setLarge] = useState(false)
  const title = `Screen of ${name}`
  return (
    <figure className={classes.tile}>
      <Video stream={stream} label={title} />
      <figcaption className={classes.caption}>
        <Button variant="default" size="compact-xs" aria-label={`Enlarge: ${title}`} onClick={() => setLarge(true)}>
          Enlarge
        </Button>{' '}
        <bdi>{title}</bdi>
      </figcaption>
      <Modal
        opened={isLarge}
        onClose={() => setLarge(false)}
        title={title}
        size="90%"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Video stream={stream} label={title} />
      </Modal>
    </figure>
  )
}

/** Whether packets have stopped, because the sender takes video out of a poor line. */
function useIsPaused(stream: MediaStream): boolean {
  const [track] = stream.getVideoTracks()
  const [isPaused, setPaused] = useState(false)
  useEffect(() => {
    if (!track) return
    // Follows the events only: a new track is muted until its first packet, and that is no poor connection.
    const look = () => setPaused(track.muted)
    track.addEventListener('mute', look)
    track.addEventListener('unmute', look)
    return () => {
      track.removeEventListener('mute', look)
      track.removeEventListener('unmute', look)
    }
  }, [track])
  return isPaused
}
