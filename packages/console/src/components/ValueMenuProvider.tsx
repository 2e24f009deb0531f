// One menu for every value on the page: a table of a thousand values needs no thousand menus, and the code of the menu
// is fetched when the first one is opened.

import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from 'react'
import type { ValueKind } from './valueKinds.ts'

export type OpenValue = { anchor: HTMLElement; kind: ValueKind; value: string }

const ValueMenu = lazy(() => import('./ValueMenu.tsx').then((module) => ({ default: module.ValueMenu })))
const ValueMenuContext = createContext<(open: OpenValue) => void>(() => {})

export const useValueMenu = () => useContext(ValueMenuContext)

export function ValueMenuProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<OpenValue | null>(null)
  const close = useCallback(() => setOpened(null), [])
  return (
    <ValueMenuContext value={setOpened}>
      {children}
      {opened && (
        <Suspense>
          <ValueMenu {...opened} close={close} />
        </Suspense>
      )}
    </ValueMenuContext>
  )
}
