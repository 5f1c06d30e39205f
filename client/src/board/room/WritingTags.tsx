import { isolated } from '@dryrun/shared/format.ts'
import { useEffect, useReducer } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { personColour } from '../../live/person-colour.ts'
import { useRoomClient, useView } from '../../live/use-room.ts'
import { useBoardApi } from '../board-api.ts'
import { writersOf } from './board-writing.ts'
import classes from './WritingTags.module.css'

/** Shows who edits a text element, which is locked for the others. */
export function WritingTags() {
  const { others } = useRoomClient()
  const writing = useStore(
    others,
    useShallow((state) => writersOf(state).map(({ personId, elementId }) => `${personId} ${elementId}`)),
  )
  return writing.length ? <Tags writing={writing} /> : null
}

function Tags({ writing }: { writing: readonly string[] }) {
  const api = useBoardApi()
  const { people, me } = useView()
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => api.onChange(redraw), [api])
  const { scrollX, scrollY, zoom } = api.getAppState()
  const elements = new Map(api.getSceneElements().map((element) => [element.id, element]))
  return writing.map((pair) => {
    const [personId = '', elementId = ''] = pair.split(' ')
    const element = elements.get(elementId)
    const person = people.find(({ id }) => id === personId)
    if (!element || !person) return null
    const [left, top] = [(element.x + scrollX) * zoom.value, (element.y + scrollY) * zoom.value]
    return (
      <span key={pair} className={classes.tag} style={{ left, top, background: personColour(people, personId) }}>
        {personId === me ? 'You are writing in another tab' : `${isolated(person.name)} is writing`}
      </span>
    )
  })
}
