// The order of severities, for thresholds and sorting.
import type { Finding } from '../analysis.ts'
import type { Severity } from '../knowledge.ts'

export const severities: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical']

/** At or above the threshold, and not silenced by a comment. */
export const counts = (finding: Finding, threshold: Severity): boolean =>
  finding.suppressed === undefined && severities.indexOf(finding.severity) >= severities.indexOf(threshold)
