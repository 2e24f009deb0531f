// The flow as a picture: curves between three columns, as wide as there was traffic; what was only possible is dashed and
// says so. Its table twin holds the same.

import type { ScriptDetail } from '@sentinel/contract'
import { useMemo, useRef } from 'react'
import { DataTable } from '../../components/DataTable.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Part } from '../../components/Part.tsx'
import { useWidth } from '../../components/useWidth.ts'
import { Value } from '../../components/Value.tsx'
import { valueKinds } from '../../components/valueKinds.ts'
import { formatCount, plural } from '../../format/amount.ts'
import { type Flow, type FlowEdge, type FlowNode, flowOf, scriptNode } from './flowOf.ts'

const rowHeight = 30
const nodeHeight = 24

export function FlowView({ detail }: { detail: ScriptDetail }) {
  const { resources, judgement, script, resourcesOf } = detail
  const flow = useMemo(() => flowOf(resources, judgement), [resources, judgement])
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place)
  if (flow.resources.length === 0)
    return (
      <Part id="flow" title="Flow">
        <p className="text-soft">It has touched nothing, and its text does not say that it would.</p>
      </Part>
    )
  const hasPossible = flow.resources.some(({ seen }) => !seen)
  return (
    <Part id="flow" title="Flow" count={`of ${plural(resourcesOf, 'run')}`}>
      <div ref={place} className="@container relative">
        {width > 0 && <Picture flow={flow} name={script.name} width={width} />}
      </div>
      <p className="mt-2 flex flex-wrap gap-x-4 text-faint text-sm">
        <span className="inline-flex items-center gap-1.5">
          <Sample seen /> seen
        </span>
        {hasPossible && (
          <span className="inline-flex items-center gap-1.5">
            <Sample seen={false} /> possible by its text, never seen
          </span>
        )}
        {flow.more > 0 && <span>{formatCount(flow.more)} more have no room here</span>}
      </p>
      <Twin flow={flow} />
    </Part>
  )
}

const Sample = ({ seen }: { seen: boolean }) => (
  <svg aria-hidden="true" width="22" height="6" className="stroke-accent">
    <path d="M0 3h22" strokeWidth="2" strokeDasharray={seen ? undefined : '4 3'} />
  </svg>
)

type Box = { x: number; y: number; width: number }

function Picture({ flow, name, width }: { flow: Flow; name: string; width: number }) {
  const rows = Math.max(flow.resources.length, flow.places.length)
  const height = rows * rowHeight
  const boxes = useMemo(() => boxesOf(flow, width, height), [flow, width, height])
  return (
    <div className="relative rounded-lg border border-line bg-raised" style={{ height: height + 24 }}>
      <svg aria-hidden="true" width={width} height={height + 24} className="absolute inset-0">
        {flow.edges.map((edge) => (
          <Curve key={`${edge.from} ${edge.to}`} edge={edge} boxes={boxes} />
        ))}
      </svg>
      <Node
        box={boxes.get(scriptNode)}
        node={{ id: scriptNode, kind: 'script', label: name, value: name, seen: true, count: 0 }}
      />
      {[...flow.resources, ...flow.places].map((node) => (
        <Node key={node.id} node={node} box={boxes.get(node.id)} />
      ))}
    </div>
  )
}

/** Each column stands in the middle of the height. */
function boxesOf(flow: Flow, width: number, height: number): Map<string, Box> {
  const inset = 12
  const [first, second, third] = [0.2, 0.34, 0.26].map((part) => Math.floor((width - 2 * inset) * part)) as [
    number,
    number,
    number,
  ]
  const gap = (width - 2 * inset - first - second - third) / 2
  const column = (nodes: { id: string }[], x: number, size: number) => {
    const top = inset + (height - nodes.length * rowHeight) / 2
    return nodes.map(({ id }, i): [string, Box] => [
      id,
      { x, y: top + i * rowHeight + (rowHeight - nodeHeight) / 2, width: size },
    ])
  }
  return new Map([
    ...column([{ id: scriptNode }], inset, first),
    ...column(flow.resources, inset + first + gap, second),
    ...column(flow.places, width - inset - third, third),
  ])
}

function Curve({ edge, boxes }: { edge: FlowEdge; boxes: Map<string, Box> }) {
  const from = boxes.get(edge.from)
  const to = boxes.get(edge.to)
  if (!from || !to) return null
  const [x1, y1] = [from.x + from.width, from.y + nodeHeight / 2]
  const [x2, y2] = [to.x, to.y + nodeHeight / 2]
  const middle = (x1 + x2) / 2
  return (
    <path
      d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`}
      className={`fill-none ${edge.seen ? 'stroke-accent/45' : 'stroke-edge'}`}
      strokeWidth={edge.seen ? Math.min(8, 1.5 + Math.log2(edge.count + 1) * 0.7) : 1.5}
      strokeDasharray={edge.seen ? undefined : '4 4'}
    />
  )
}

function Node({ node, box }: { node: FlowNode; box: Box | undefined }) {
  if (!box) return null
  const { kind, value, label, seen, id } = node
  return (
    <div
      className={`absolute flex items-center rounded-md border bg-paper px-2 ${seen ? 'border-line' : 'border-edge border-dashed text-soft'} ${id === scriptNode ? 'font-medium' : ''}`}
      style={{ left: box.x, top: box.y, width: box.width, height: nodeHeight }}
    >
      <Value kind={kind} value={value} bare className="mx-0! w-full gap-1.5">
        <Icon name={valueKinds[kind].icon} className="text-faint" />
        <span className="truncate text-sm">{label}</span>
        {!seen && <span className="sr-only">, possible</span>}
      </Value>
    </div>
  )
}

function Twin({ flow }: { flow: Flow }) {
  const placeOf = new Map(flow.edges.map(({ from, to }) => [from, to.replace(/^place /, '')]))
  return (
    <details className="mt-2">
      <summary className="w-fit rounded-sm text-faint text-sm hover:text-accent">The same as a table</summary>
      <DataTable
        name="Flow"
        rows={flow.resources}
        idOf={({ id }) => id}
        columns={[
          { title: 'Resource', look: 'pl-0', cell: ({ kind, value }) => <Value kind={kind} value={value} /> },
          { title: 'Where', look: 'w-[26%]', cell: ({ id }) => placeOf.get(id) },
          { title: 'Seen', look: 'w-30', cell: ({ seen }) => (seen ? 'seen' : 'possible') },
          {
            title: 'Times',
            look: 'w-20 pr-0 text-right',
            cell: ({ seen, count }) => (seen ? formatCount(count) : null),
          },
        ]}
      />
    </details>
  )
}
