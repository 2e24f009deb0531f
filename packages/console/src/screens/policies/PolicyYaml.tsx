// The policy as it was written and signed, with the opened rule marked in it.

import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { IconButton } from '../../components/Button.tsx'
import { useCopy } from '../../components/Notice.tsx'
import { rulePlaces } from './rulePlaces.ts'

type YamlProps = { text: string; ids: string[]; opened: string | undefined }

export function PolicyYaml({ text, ids, opened }: YamlProps) {
  const copy = useCopy()
  const marked = useRef<HTMLDivElement>(null)
  const places = useMemo(() => rulePlaces(text, ids), [text, ids])
  const place = opened === undefined ? undefined : places.get(opened)
  useEffect(() => {
    if (place) marked.current?.scrollIntoView({ block: 'nearest' })
  }, [place])
  return (
    <section
      aria-labelledby="yaml-title"
      className="sticky top-0 flex max-h-[calc(100dvh-5.7rem)] min-w-0 flex-col border-line border-l bg-sunken @max-[60rem]:static @max-[60rem]:max-h-none @max-[60rem]:border-t @max-[60rem]:border-l-0"
    >
      <header className="flex items-center border-line border-b py-1 pr-2 pl-4">
        <h2 id="yaml-title" className="font-semibold">
          As it was signed
        </h2>
        <IconButton
          icon="copy"
          name="Copy the YAML"
          className="ml-auto"
          onClick={() => copy(text, 'the YAML')}
        />
      </header>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys (axe: scrollable-region-focusable)
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto py-2 font-mono text-sm"
      >
        {text
          .replace(/\n$/, '')
          .split('\n')
          .map((line, i) => {
            const isMarked = place !== undefined && i >= place.first && i <= place.last
            const rule = ids.find((id) => places.get(id)?.first === i)
            return (
              <div
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that never changes
                key={i}
                ref={isMarked && i === place.first ? marked : undefined}
                className={`flex min-w-max pr-4 ${isMarked ? 'bg-wash' : ''}`}
              >
                <span className="w-12 shrink-0 select-none pr-3 text-right text-faint">{i + 1}</span>
                {rule ? (
                  <Link
                    to="/policies"
                    search={{ rule }}
                    replace
                    resetScroll={false}
                    className="whitespace-pre hover:text-accent"
                  >
                    {line}
                  </Link>
                ) : (
                  <span className={`whitespace-pre ${line.trimStart().startsWith('#') ? 'text-faint' : ''}`}>
                    {line || ' '}
                  </span>
                )}
              </div>
            )
          })}
      </div>
    </section>
  )
}
