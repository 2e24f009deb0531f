// The name of the tab: what is shown first, the product after it.

import { useEffect } from 'react'

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Sentinel`
    return () => {
      document.title = 'Sentinel'
    }
  }, [title])
}
