import type { Element } from '@dryrun/shared/interview/element.ts'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { undrawnText } from '../../board/board-drawable.ts'
import { boardText } from '../../board/board-text.ts'
import { pictureOf } from '../board-pictures.ts'
import { useReportPlace } from '../report-place.ts'
import classes from './BoardGallery.module.css'

type Props = { elements: readonly Element[]; children: ReactNode }

/** A static board with its caption. The report's text states the same facts for screen readers. */
export function BoardPicture({ elements, children }: Props) {
  const { image } = useReportPlace()
  const [url, setUrl] = useState<string>()
  const [undrawn, setUndrawn] = useState(0)
  const [failed, setFailed] = useState(false)
  const words = useMemo(() => boardText(elements), [elements])
  useEffect(() => {
    let made: string | undefined
    let gone = false
    pictureOf(elements, image).then(
      ({ file, undrawn: left }) => {
        if (gone) return
        made = URL.createObjectURL(file)
        setUrl(made)
        setUndrawn(left)
      },
      () => setFailed(true),
    )
    return () => {
      gone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [elements, image])
  return (
    <>
      {url ? (
        <div className={classes.frame}>
          <img className={classes.picture} src={url} alt={`The board: ${words.join('; ')}`} />
        </div>
      ) : (
        <p className={classes.waiting}>{failed ? 'The board could not be drawn here.' : 'Drawing the board'}</p>
      )}
      <figcaption>
        {children} {undrawnText(undrawn)}
      </figcaption>
      <details className={classes.wordsFold}>
        <summary>The board in words</summary>
        <p>{words.join('\n')}</p>
      </details>
    </>
  )
}
