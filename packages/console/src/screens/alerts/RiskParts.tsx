// The risk score with the parts that it is the product of: which of them makes it high is seen at once.

import type { Risk } from '@sentinel/contract'
import { DataTable } from '../../components/DataTable.tsx'
import { Part } from '../../components/Part.tsx'
import { score } from './AlertItem.tsx'

export const RiskParts = ({ risk }: { risk: Risk }) => (
  <Part id="risk" title="Risk" count={`${score(risk.score)} of 100, the product of its parts`}>
    <DataTable
      name="Parts of the risk"
      rows={Object.entries(risk.parts)}
      idOf={([name]) => name}
      columns={[
        { title: 'Part', look: 'w-28 pl-0 capitalize', cell: ([name]) => name },
        {
          title: 'Factor',
          look: 'w-36',
          cell: ([, { factor }]) => (
            <span className="flex items-center gap-2">
              <span aria-hidden="true" className="h-1.5 w-16 overflow-hidden rounded-sm bg-line">
                <span className="mark-ink block h-full bg-accent" style={{ width: `${factor * 100}%` }} />
              </span>
              {factor.toFixed(2)}
            </span>
          ),
        },
        {
          title: 'Because',
          look: 'pr-0 text-soft',
          cell: ([, { why }]) => (
            <span className="block truncate" title={why}>
              {why}
            </span>
          ),
        },
      ]}
    />
  </Part>
)
