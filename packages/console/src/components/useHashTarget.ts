// The part that the address names is not there when the address is first read: it comes with the data.

import { type RefObject, useEffect, useRef } from 'react'

/** Where to look for it: the element that the data is shown in. */
export function useHashTarget<E extends HTMLElement>(): RefObject<E | null> {
  const content = useRef<E>(null)
  useEffect(() => {
    const go = () => {
      const id = window.location.hash.slice(1)
      if (id) content.current?.querySelector(`#${CSS.escape(id)}`)?.scrollIntoView()
    }
    go()
    window.addEventListener('hashchange', go)
    return () => window.removeEventListener('hashchange', go)
  }, [])
  return content
}
