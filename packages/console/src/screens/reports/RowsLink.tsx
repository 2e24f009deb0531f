// A link to rows whose address the server gave: gone to without loading the console anew.

import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export function RowsLink({ rows, children }: { rows: string; children: ReactNode }) {
  const router = useRouter()
  return (
    <a
      href={rows}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        router.history.push(rows)
      }}
      className="rounded-sm underline decoration-line underline-offset-2 hover:text-accent"
    >
      {children}
    </a>
  )
}
