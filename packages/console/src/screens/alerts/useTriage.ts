// Triage: each deed shows at once, is sent, and can be taken back. What the server refuses is taken back by itself.

import type { Alert, AlertDeed, AlertDetail, AlertList, AlertState } from '@sentinel/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { answered } from '../../api.ts'
import { useNotice } from '../../components/Notice.tsx'
import { useKeys } from '../../components/useKeys.ts'
import { useServices } from '../../services.ts'

export type Asked = 'resolve' | 'archive' | 'assign'
type Shown = Alert | undefined
type TriageOf = { shown: Shown; ids: string[]; choose: (id: string) => void }
type Done = { id: string; before: Pick<Alert, 'state' | 'assignee'>; deed: AlertDeed }
export type Triage = ReturnType<typeof useTriage>

const told: Record<AlertDeed['act'], string> = {
  acknowledge: 'Acknowledged',
  resolve: 'Resolved',
  archive: 'Archived until worse',
  expect: 'Expected: it is not told again',
  reopen: 'Reopened',
  assign: 'Assigned',
  comment: 'Comment added',
}
const stateAfter: Partial<Record<AlertDeed['act'], AlertState>> = {
  acknowledge: 'acknowledged',
  resolve: 'resolved',
  archive: 'archived',
  expect: 'resolved',
  reopen: 'new',
}

export function useTriage({ shown, ids, choose }: TriageOf) {
  const [asked, ask] = useState<Asked>()
  const done = useRef<Done[]>([])
  const tell = useNotice()
  const { send, canUndo, setCanUndo } = useDeeds()

  const act = (deed: AlertDeed) => {
    if (!shown) return
    const { id, state, assignee } = shown
    if (deed.act !== 'comment') done.current.push({ id, before: { state, assignee }, deed })
    setCanUndo(done.current.length > 0)
    if (['resolve', 'archive', 'expect'].includes(deed.act)) leave(id)
    send(id, deed)
    tell(deed.act === 'comment' ? told.comment : `${told[deed.act]}; u takes it back`)
  }
  /** The next one takes its place, so that the inbox can be worked without looking for it. */
  const leave = (id: string) => {
    const next = ids[ids.indexOf(id) + 1] ?? ids[ids.indexOf(id) - 1]
    if (next) choose(next)
  }
  const undo = () => {
    const last = done.current.pop()
    setCanUndo(done.current.length > 0)
    if (!last) return
    for (const deed of wayBack(last)) send(last.id, deed)
    choose(last.id)
    tell('Taken back')
  }
  const acknowledge = () => shown?.state === 'new' && act({ act: 'acknowledge' })
  const isOpen = shown?.state === 'new' || shown?.state === 'acknowledged'
  const expect = () => isOpen && shown.source === 'anomaly' && act({ act: 'expect' })
  useKeys({
    a: acknowledge,
    r: () => isOpen && ask('resolve'),
    x: () => isOpen && ask('archive'),
    e: expect,
    m: () => shown && ask('assign'),
    u: undo,
  })
  return {
    shown,
    asked,
    ask,
    act,
    undo,
    canUndo,
    acknowledge,
    expect,
    reopen: () => act({ act: 'reopen' }),
    comment: (text: string) => act({ act: 'comment', text }),
  }
}

/** The deeds that lead back to how it was; the history keeps all of them. */
function wayBack({ deed, before }: Done): AlertDeed[] {
  if (deed.act === 'assign') return [{ act: 'assign', assignee: before.assignee }]
  if (before.state === 'new') return [{ act: 'reopen', reason: 'taken back' }]
  if (before.state === 'acknowledged')
    return [{ act: 'reopen', reason: 'taken back' }, { act: 'acknowledge' }]
  return [{ act: before.state === 'resolved' ? 'resolve' : 'archive', reason: 'taken back' }]
}

/** Sends deeds one after the other; shows each before the server has answered. */
function useDeeds() {
  const { api } = useServices()
  const queries = useQueryClient()
  const tell = useNotice()
  const [canUndo, setCanUndo] = useState(false)
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const { mutate } = useMutation({
    mutationFn: ({ id, deed }: { id: string; deed: AlertDeed }) => {
      const next = turn.current.then(() => api('changeAlert', { params: { id }, body: deed }))
      turn.current = next.catch(() => undefined)
      return next
    },
    onMutate: async ({ id, deed }) => {
      await queries.cancelQueries({ queryKey: ['alerts'] })
      queries.setQueriesData<AlertList>({ queryKey: ['alerts'] }, (list) => list && changed(list, id, deed))
    },
    onSuccess: (alert: AlertDetail) => queries.setQueryData(['alert', alert.id], alert),
    onError: (fault) =>
      tell(answered(fault) ? fault.message : 'The server does not answer: the alert is as it was'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['alerts'] }),
  })
  return { send: (id: string, deed: AlertDeed) => mutate({ id, deed }), canUndo, setCanUndo }
}

/** The list as it will be; one that leaves the state that is listed goes with the server's answer. */
export function changed(list: AlertList, id: string, deed: AlertDeed): AlertList {
  const before = list.alerts.find((alert) => alert.id === id)
  if (!before) return list
  const state = stateAfter[deed.act] ?? before.state
  const assignee = deed.act === 'assign' ? deed.assignee : before.assignee
  const counts = { ...list.counts }
  counts[before.state] -= 1
  counts[state] += 1
  const alerts = list.alerts.map((alert) => (alert.id === id ? { ...alert, state, assignee } : alert))
  return { ...list, counts, alerts }
}
