// What is known against a package, in a table's cell: how bad by icon, word and colour, and how near it came.

import type { PackageFault, PackageRisk, RiskSeverity } from '@sentinel/contract'
import { SeverityMark } from '../../components/SeverityMark.tsx'
import { plural } from '../../format/amount.ts'

type Bad = Pick<PackageFault, 'severity' | 'malicious' | 'exploited'>

/** Malware comes before any severity, and what is exploited now says so. */
export function BadMark({ severity, malicious, exploited }: Bad) {
  return (
    <span className="inline-flex items-center gap-2">
      {malicious ? <span className="font-medium text-bad">malicious</span> : <Rated severity={severity} />}
      {exploited !== null && <span className="font-medium text-bad text-sm">exploited</span>}
    </span>
  )
}

const Rated = ({ severity }: { severity: RiskSeverity }) =>
  severity === 'unrated' ? <span className="text-soft">unrated</span> : <SeverityMark severity={severity} />

export function Risk({ risk }: { risk: PackageRisk | null }) {
  if (!risk) return <span className="text-faint">–</span>
  return (
    <span className="flex min-w-0 items-center gap-2" title={risk.ids.join(', ')}>
      <BadMark {...risk} />
      <span className="truncate text-faint text-sm">
        {plural(risk.faults, 'fault')}, {risk.reach}
      </span>
    </span>
  )
}
