// The share of Python processes with a probe, why the others had none, and which ones those were.

import { type Coverage, unwatchedWords } from '@sentinel/contract'
import { CoverageBar } from '../../components/CoverageBar.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { Moment } from '../../components/Moment.tsx'
import { Part } from '../../components/Part.tsx'
import { formatShare } from '../../components/Share.tsx'
import { formatCount, plural } from '../../format/amount.ts'
import { baseName } from '../../format/path.ts'
import { formatCommand } from '../../format/run.ts'

type Missed = Coverage['unwatched'][number]

export function CoverageSection({ coverage, days }: { coverage: Coverage; days: number }) {
  const { share, probed, observed, missed, causes, unwatched } = coverage
  if (share === null)
    return (
      <Part id="coverage" title="Coverage">
        <p className="text-soft">No Python process was seen here in {plural(days, 'day')}.</p>
      </Part>
    )
  return (
    <Part id="coverage" title="Coverage" count={formatShare(share)}>
      <p className="mb-2 text-soft">
        {formatCount(probed)} of {plural(probed + missed, 'Python process', 'Python processes')} in{' '}
        {plural(days, 'day')} had a probe; the system itself saw {formatCount(observed)}.
      </p>
      <CoverageBar probed={probed} causes={causes} />
      {unwatched.length > 0 && (
        <DataTable
          name="Processes without a probe"
          rows={unwatched}
          first={8}
          idOf={({ cause, executable, argv }) => `${cause} ${executable} ${argv.join(' ')}`}
          columns={[
            { title: 'No probe because', look: 'w-50 pl-0', cell: ({ cause }) => unwatchedWords[cause] },
            {
              title: 'Process',
              cell: Process,
            },
            { title: 'Times', look: 'w-16 text-right', cell: ({ count }) => formatCount(count) },
            {
              title: 'Last',
              look: 'w-26 pr-0 text-right @max-[34rem]:hidden',
              cell: ({ lastAt }) => <Moment time={lastAt} className="text-soft" />,
            },
          ]}
        />
      )}
    </Part>
  )
}

/** What it was told to do says more than in which folder its Python lies. */
function Process({ argv, executable }: Missed) {
  const [program = executable, ...words] = argv
  return (
    <span className="block truncate font-mono text-sm" title={formatCommand(argv) || executable}>
      {formatCommand([baseName(program), ...words])}
    </span>
  )
}
