// Nothing of this noun: no Run has touched any, or the filters leave none.

import { Link } from '@tanstack/react-router'
import type { Shown } from './InventoryScreen.tsx'
import { nouns } from './nouns.ts'

export function NoItems({ noun, search }: Shown) {
  const { q, account, endpoint, vulnerable } = search
  const { title, one } = nouns[noun]
  const narrowed = q ?? account ?? endpoint ?? vulnerable
  return (
    <div className="mx-auto flex w-full max-w-lg flex-col items-start px-6 pt-[14vh]">
      <h2 className="font-semibold text-lg">
        {narrowed
          ? `Nobody has ${q ?? `any ${vulnerable ? 'vulnerable ' : ''}${one} here`}`
          : `No ${one} was seen yet`}
      </h2>
      <p className="mt-1.5 mb-4 text-soft">
        {narrowed
          ? `No recorded Run has a ${one} that matches. What ran without a probe is not in it: see the coverage of the endpoints.`
          : `${title} appear with the first Run that has one.`}
      </p>
      <span className="flex gap-4 font-medium text-accent">
        {narrowed && (
          <Link to="/inventory/$noun" params={{ noun }} search={{}} className="hover:underline">
            Show all {title.replace('AI m', 'm').toLowerCase()}
          </Link>
        )}
        <Link to="/endpoints" className="hover:underline">
          Coverage of the endpoints
        </Link>
      </span>
    </div>
  )
}
