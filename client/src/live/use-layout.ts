import { createContext, createElement, type ReactNode, useContext, useState } from 'react'
import { useStore } from 'zustand'
import { createDraftStore, type DraftStore } from './drafts.ts'
import { createLayoutStore, type LayoutState, type LayoutStore } from './layout-store.ts'

type Table = { layout: LayoutStore; drafts: DraftStore }
const TableContext = createContext<Table | undefined>(undefined)

export function LayoutProvider({ interviewId, children }: { interviewId: string; children: ReactNode }) {
  const [table] = useState(() => ({ layout: createLayoutStore(interviewId), drafts: createDraftStore(interviewId) }))
  return createElement(TableContext.Provider, { value: table }, children)
}

function useTable(): Table {
  const table = useContext(TableContext)
  if (!table) throw new Error('this component belongs inside a LayoutProvider')
  return table
}

export const useDraftStore = (): DraftStore => useTable().drafts
export const useLayoutStore = (): LayoutStore => useTable().layout
export const useLayout = <T>(selector: (state: LayoutState) => T): T => useStore(useLayoutStore(), selector)

/** Returns a draft by field name, undefined when empty, and its setter. Throws outside of a `LayoutProvider`. */
export function useDraft(field: string): [string | undefined, (text: string | undefined) => void] {
  const { drafts } = useTable()
  const text = useStore(drafts, (state) => state[field])
  return [text, (next) => drafts.setState({ [field]: next })]
}
