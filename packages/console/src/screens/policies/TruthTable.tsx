// Who sees what in each mode.

import type { PolicyMode } from '@sentinel/contract'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { ModeMark } from '../../components/ModeMark.tsx'
import { Part } from '../../components/Part.tsx'

type Truth = { mode: PolicyMode; act: string; account: string; operator: string; evidence: string }

const truths: Truth[] = [
  {
    mode: 'deny',
    act: 'does not happen',
    account: 'a PermissionError with rule, reason and whom to ask',
    operator: 'a verdict: stopped',
    evidence: 'the verdict',
  },
  {
    mode: 'warn',
    act: 'happens',
    account: 'the sentence once, on standard error',
    operator: 'a verdict: warned',
    evidence: 'the act and the verdict',
  },
  {
    mode: 'observe',
    act: 'happens',
    account: 'nothing',
    operator: 'a verdict: noticed',
    evidence: 'the act and the verdict',
  },
  { mode: 'off', act: 'happens', account: 'nothing', operator: 'nothing', evidence: 'the act alone' },
]

const columns: Column<Truth>[] = [
  { title: 'Mode', look: 'w-24 pl-0', cell: ({ mode }) => <ModeMark mode={mode} /> },
  { title: 'The act', look: 'w-30 text-soft', cell: ({ act }) => act },
  { title: 'Its account sees', look: 'py-1.5 text-soft whitespace-normal!', cell: ({ account }) => account },
  { title: 'Operators see', look: 'w-36 text-soft', cell: ({ operator }) => operator },
  {
    title: 'Evidence holds',
    look: 'w-44 pr-0 text-soft whitespace-normal!',
    cell: ({ evidence }) => evidence,
  },
]

export const TruthTable = () => (
  <Part id="modes" title="What the modes mean">
    <DataTable name="What the modes mean" columns={columns} rows={truths} idOf={({ mode }) => mode} />
  </Part>
)
