// `sentinel verify FILE`: checks an exported bundle or a published anchor, with nothing but the file.

import type { BundleContent } from '@sentinel/contract'
import { type BundleCheck, checkBundle } from '@sentinel/evidence'
import { readBundle } from '../proof/readBundle.ts'
import { counted } from '../render/format.ts'
import { asJson, type Context } from './context.ts'
import { type AnchorFile, checkAnchor, readAnchor } from './verifyAnchor.ts'

export type BundleOptions = { json?: boolean; serverKey?: string; issuer?: string }

/** `serverKey` is the one that is known from elsewhere; without it the key in the bundle is told, to be compared. */
export async function verifyBundle(context: Context, file: string, options: BundleOptions): Promise<void> {
  const { terminal } = context
  const anchor = readAnchor(file)
  if (anchor) return tellAnchor(context, file, anchor, options)
  const bundle = readBundle(file)
  const checks = [...(await checkBundle(bundle)), ...keyCheck(bundle.serverKey, options.serverKey)]
  const faults = checks.flatMap((check) => check.faults)
  if (faults.length > 0) process.exitCode = 1
  if (options.json)
    return terminal.out(asJson({ file, isWhole: faults.length === 0, serverKey: bundle.serverKey, checks }))
  const { asked, made, operator } = JSON.parse(bundle.content) as BundleContent
  const verdict =
    faults.length === 0
      ? terminal.paint('green', '✓ The bundle is whole', 'out')
      : terminal.paint(
          'red',
          `✗ The bundle is not what was recorded: ${counted(faults.length, 'fault')}`,
          'out',
        )
  terminal.out(`${verdict}\n${asked}, made ${made} for ${operator}\n\n${checks.map(lineOf).join('')}`)
  if (!options.serverKey)
    terminal.out(
      `\nSigned by ${bundle.serverKey}: compare it with the published key, or give it with --server-key.\n`,
    )
}

function tellAnchor({ terminal }: Context, file: string, anchor: AnchorFile, options: BundleOptions) {
  const { serverKey } = anchor
  const checks = [...checkAnchor(anchor, options.issuer), ...keyCheck(serverKey, options.serverKey)]
  const isWhole = checks.every(({ faults }) => faults.length === 0)
  if (!isWhole) process.exitCode = 1
  if (options.json) return terminal.out(asJson({ file, isWhole, serverKey, checks }))
  const verdict = isWhole
    ? terminal.paint('green', '✓ The anchor is as it was made', 'out')
    : terminal.paint('red', '✗ The anchor is not as it was made', 'out')
  terminal.out(`${verdict}\nmade ${anchor.time}, root ${anchor.root}\n\n${checks.map(lineOf).join('')}`)
}

const lineOf = ({ what, count, faults }: BundleCheck): string =>
  count === 0
    ? `  – ${what}: nothing to check yet\n`
    : `  ${faults.length === 0 ? '✓' : '✗'} ${what} (${count})\n${faults.map((fault) => `      ${fault}\n`).join('')}`

function keyCheck(signedBy: string, known: string | undefined): BundleCheck[] {
  if (known === undefined) return []
  const faults = signedBy === known ? [] : ['key-swapped: it is signed by another key than the one given']
  return [{ what: 'the server’s key is the one that was given', count: 1, faults }]
}
