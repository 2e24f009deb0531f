// Everything that was done with an alert and who was told of it, and a place for a comment.

import type { AlertAct, AlertDetail } from '@sentinel/contract'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Moment } from '../../components/Moment.tsx'
import { Part } from '../../components/Part.tsx'

const words: Record<AlertAct, string> = {
  raised: 'raised it',
  acknowledged: 'acknowledged it',
  resolved: 'resolved it',
  archived: 'archived it until worse',
  expected: 'said that it is expected',
  reopened: 'reopened it',
  assigned: 'assigned it',
  commented: 'wrote',
}

type HistoryProps = { alert: AlertDetail; comment: (text: string) => void }

export function AlertHistory({ alert: { history, deliveries }, comment }: HistoryProps) {
  const [text, setText] = useState('')
  return (
    <Part id="history" title="History">
      <ol className="flex flex-col gap-2 border-line border-l pl-4">
        {history.map(({ number, time, operator, act, text }) => (
          <li key={number}>
            <span className="font-medium">{operator || 'Sentinel'}</span>{' '}
            <span className="text-soft">{words[act]}</span>
            {text && <span className="text-soft">: {text}</span>}{' '}
            <Moment time={time} className="text-faint text-sm" />
            {deliveries
              .filter(({ change }) => change === number)
              .map(({ channel, state, reason }) => (
                <div key={channel} className={state === 'failed' ? 'text-bad text-sm' : 'text-faint text-sm'}>
                  {channel}: {state}
                  {reason && `, ${reason}`}
                </div>
              ))}
          </li>
        ))}
      </ol>
      <form
        className="mt-3 flex gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() === '') return
          comment(text.trim())
          setText('')
        }}
      >
        <input
          aria-label="Comment"
          placeholder="Comment…"
          value={text}
          maxLength={1000}
          onChange={(event) => setText(event.target.value)}
          className="h-7 min-w-0 max-w-120 flex-1 rounded-md border border-line bg-raised px-2.5 placeholder:text-faint hover:border-edge focus:border-accent focus:outline-none"
        />
        <Button type="submit" disabled={text.trim() === ''}>
          Comment
        </Button>
      </form>
    </Part>
  )
}
