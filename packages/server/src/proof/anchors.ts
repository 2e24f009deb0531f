// Anchors: one signed root over the heads of all chains, so that whoever keeps the root of a day can tell later whether
// any chain of that day was rewritten, by us too.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Anchor, Anchored, Receipt } from '@sentinel/contract'
import { SentinelError } from '@sentinel/contract'
import {
  anchorLeaf,
  createAnchor,
  inclusionPath,
  leafHash,
  merkleRoot,
  type SigningKey,
} from '@sentinel/evidence'
import type { ControlStore } from '../controlStore/controlStore.ts'
import { writeWhole } from '../dataFolder/secretFile.ts'
import { createQueues } from '../queues.ts'
import type { AskForStamp } from './stampAuthority.ts'

export type AnchorsDeps = {
  control: ControlStore
  key: SigningKey
  now: () => string
  anchorsFolder?: string | undefined
  /** Where somebody else is asked to put the time on each anchor. */
  askForStamp?: AskForStamp | undefined
}
export type Anchors = {
  /** Over the receipts since the last one. It is written as a file too, where there is a folder for it. */
  make(): Promise<Anchor>
  list(): Promise<Anchor[]>
  /** Asks again for what the authority did not stamp when it was made. Faults: `stamp-refused`. */
  stampMissing(): Promise<void>
}

/** A receipt is signed a moment before it is stored: what is younger belongs to the next anchor. */
const settleMs = 5000
const listed = 400
const stampedLater = 30

export function createAnchors(deps: AnchorsDeps): Anchors {
  const { control, key, now, anchorsFolder, askForStamp } = deps
  const inTurn = createQueues()

  async function stamped(anchor: Anchor): Promise<Anchor> {
    if (!askForStamp || anchor.stamp) return anchor
    const stamp = await askForStamp(anchor)
    await control.anchors.stamp(anchor.time, stamp)
    const whole = { ...anchor, stamp }
    if (anchorsFolder) publish(anchorsFolder, whole, key.publicKey)
    return whole
  }

  return {
    list: () => control.anchors.list(listed),
    make: () =>
      inTurn('anchor', async () => {
        const [last] = await control.anchors.list(1)
        const since = last?.time ?? ''
        const time = earlier(now(), settleMs)
        if (time <= since) return last as Anchor
        const leaves = leavesOf(await control.receipts.during(since, time))
        const root = merkleRoot(leaves)
        const anchor = createAnchor(key, {
          since,
          time,
          size: leaves.length,
          root,
          previous: last?.root ?? '',
        })
        await control.anchors.add(anchor)
        if (anchorsFolder) publish(anchorsFolder, anchor, key.publicKey)
        // The anchor stands, stamped or not: an authority that is away is asked again.
        return stamped(anchor).catch(() => anchor)
      }),
    stampMissing: () =>
      inTurn('anchor', async () => {
        for (const anchor of (await control.anchors.list(stampedLater)).toReversed()) await stamped(anchor)
      }),
  }
}

/** Where a receipt stands in its anchor; undefined until there is one. */
export async function anchoredIn(control: ControlStore, receipt: Receipt): Promise<Anchored | undefined> {
  const anchor = await control.anchors.covering(receipt.time)
  if (!anchor) return undefined
  const receipts = await control.receipts.during(anchor.since, anchor.time)
  const { endpoint, through } = receipt
  const index = receipts.findIndex((other) => other.endpoint === endpoint && other.through === through)
  const leaves = leavesOf(receipts)
  if (merkleRoot(leaves) !== anchor.root)
    throw new SentinelError('evidence-tampered', {
      endpoint,
      record: through,
      reason: `the receipts held now do not lead to the root of ${anchor.time}`,
    })
  return { endpoint, through, index, path: inclusionPath(leaves, index), anchor }
}

const leavesOf = (receipts: Receipt[]) => receipts.map((receipt) => leafHash(anchorLeaf(receipt)))

/** The root alone, with what it takes to check it: no name and no path of anybody. */
function publish(folder: string, anchor: Anchor, serverKey: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = `${anchor.time.slice(0, 19).replaceAll(':', '-')}.json`
  writeWhole(join(folder, name), `${JSON.stringify({ ...anchor, serverKey }, null, 2)}\n`)
}

const earlier = (time: string, ms: number) =>
  `${new Date(Date.parse(time) - ms).toISOString().slice(0, -1)}000Z`
