// Everything that a Run touched, in one table: sort by sort, each value with what was done to it, how often, when first
// and from which source line. What it did not touch is said in one line.

import type { RunDetail } from '@sentinel/contract'
import { useMemo, useState } from 'react'
import { formatCount, plural } from '../../../format/amount.ts'
import { changedFirst, type Group, groupResources, isCut, type Section, sections } from './groupResources.ts'
import { cellLook, ResourceRow } from './ResourceRow.tsx'

export function Resources({ run }: { run: RunDetail }) {
  const tables = useMemo(
    () => sections.map((section) => ({ section, groups: groupsOf(run, section) })),
    [run],
  )
  const touched = tables.filter(({ groups }) => groups.length > 0)
  const untouched = tables.filter(({ groups }) => groups.length === 0)
  return (
    <section aria-label="Resources" className="@container">
      {touched.length > 0 && (
        <table className="w-full table-fixed border-separate border-spacing-0">
          <thead>
            <tr>
              {['Resources', 'Done', 'First', 'Source line'].map((title, i) => (
                <th
                  key={title}
                  scope="col"
                  className={`h-6 text-left ${i === 0 ? 'font-semibold' : 'font-normal text-faint text-sm'} ${cellLook[i]}`}
                >
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          {touched.map(({ section, groups }) => (
            <Sort key={section.id} section={section} groups={groups} startedAt={run.startedAt} />
          ))}
        </table>
      )}
      {isCut(run.resources) && (
        <p className="mt-4 text-warn">
          The first {formatCount(run.resources.length)} resources are listed. The timeline’s table has every
          event.
        </p>
      )}
      <Rest untouched={untouched.map(({ section }) => section)} standardLibrary={run.standardLibrary} />
    </section>
  )
}

function groupsOf(run: RunDetail, section: Section): Group[] {
  const groups = groupResources(run.resources, section)
  return section.id === 'files' ? changedFirst(groups) : groups
}

/** A first look, shorter where what is listed is rarely what is looked for; then as many as a page draws without delay. */
const firstLook = (section: Section) => (['libraries', 'modules', 'temporary'].includes(section.id) ? 4 : 12)
const step = 250

function Sort({ section, groups, startedAt }: { section: Section; groups: Group[]; startedAt: string }) {
  const [most, setMost] = useState(firstLook(section))
  const rest = groups.length - most
  return (
    <tbody id={section.id} className="scroll-mt-4">
      <tr>
        <th
          scope="rowgroup"
          colSpan={4}
          className="border-line border-b pt-4 pb-1.5 text-left font-medium text-soft"
        >
          {section.title} <span className="ml-0.5 font-normal text-faint">{formatCount(groups.length)}</span>
        </th>
      </tr>
      {groups.slice(0, most).map((group) => (
        <ResourceRow key={`${group.kind} ${group.value}`} group={group} startedAt={startedAt} />
      ))}
      {rest > 0 && (
        <tr>
          <td colSpan={4} className="pt-1.5">
            <button
              type="button"
              onClick={() => setMost(most + step)}
              className="rounded-sm font-medium text-accent hover:underline"
            >
              {rest > step ? `Show ${step} of ${formatCount(rest)} more` : `Show ${formatCount(rest)} more`}
            </button>
          </td>
        </tr>
      )}
    </tbody>
  )
}

function Rest({ untouched, standardLibrary }: { untouched: Section[]; standardLibrary: string[] }) {
  return (
    <div className="mt-5 flex flex-col gap-1.5 text-faint">
      {untouched.length > 0 && (
        <p>Nothing recorded for {list(untouched.map(({ title }) => inSentence(title)))}.</p>
      )}
      {standardLibrary.length > 0 && (
        <details>
          <summary className="w-fit rounded-sm hover:text-accent">
            {plural(standardLibrary.length, 'module')} of the standard library
          </summary>
          <p className="mt-1.5 max-w-3xl text-soft">{standardLibrary.join(', ')}</p>
        </details>
      )}
    </div>
  )
}

/** `AI models` keeps its capitals. */
const inSentence = (title: string) => title.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase())

const list = (words: string[]) => new Intl.ListFormat('en', { type: 'disjunction' }).format(words)
