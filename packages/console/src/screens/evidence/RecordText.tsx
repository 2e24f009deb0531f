// The record as it is: laid out to be read, and to be copied byte by byte as it was hashed.

import { Button } from '../../components/Button.tsx'
import { Hash } from '../../components/Hash.tsx'
import { useCopy } from '../../components/Notice.tsx'
import { Part } from '../../components/Part.tsx'

export function RecordText({ text, hash }: { text: string; hash: string | undefined }) {
  const copy = useCopy()
  return (
    <Part id="record" title="Record" count={hash && <Hash kind="hash" value={hash} />}>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys (axe: scrollable-region-focusable)
        tabIndex={0}
        className="max-h-[34rem] overflow-auto whitespace-pre-wrap break-words rounded-lg border border-line bg-sunken p-4 font-mono text-sm"
      >
        {JSON.stringify(JSON.parse(text), null, 2)}
      </pre>
      <Button icon="copy" className="mt-3" onClick={() => copy(text, 'the record as it was hashed')}>
        Copy as it was hashed
      </Button>
    </Part>
  )
}
