import { useEffect, useRef } from 'react'
import classes from './CallTiles.module.css'

type Props = { stream: MediaStream; label: string; isMirrored?: boolean }

/** Plays a stream without its sound. */
export function Video({ stream, label, isMirrored = false }: Props) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  return (
    <video
      ref={video}
      className={classes.video}
      data-mirrored={isMirrored}
      aria-label={label}
      autoPlay
      muted
      playsInline
    />
  )
}
