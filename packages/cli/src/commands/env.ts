// `sentinel env`: the variables that put the probe on for one shell, container or job. Nothing is installed.

import { SentinelError } from '@sentinel/contract'
import { probeVariables } from '../services/probe.ts'
import { asJson, type CommonOptions, type Context, folderOf, withCommon } from './context.ts'

type EnvOptions = CommonOptions & { shell: string }

export function registerEnv(context: Context): void {
  withCommon(
    context.program.command('env').description('print the variables that put the probe on for this shell'),
    'data',
  )
    .option('--shell <name>', 'sh, fish or powershell', 'sh')
    .addHelpText(
      'after',
      `\nExamples:\n  $ eval "$(sentinel env)"\n  $ sentinel env --shell fish | source\n  $ sentinel env --json\n`,
    )
    .action((options: EnvOptions) => env(context, options))
}

function env({ terminal }: Context, options: EnvOptions): void {
  const variables = probeVariables(folderOf(options))
  const write = shells[options.shell]
  if (!write)
    throw new SentinelError('input-invalid', {
      reason: `--shell ${options.shell} is not sh, fish or powershell`,
    })
  const lines = Object.entries(variables).map(([name, value]) => write(name, value))
  terminal.out(options.json ? asJson(variables) : lines.join(''))
}

/** PYTHONPATH is put in front of what the shell has, once. */
const shells: Record<string, (name: string, value: string) => string> = {
  sh: (name, value) => {
    const quoted = `'${value.replaceAll("'", `'\\''`)}'`
    if (name !== 'PYTHONPATH') return `export ${name}=${quoted}\n`
    return `case ":\${PYTHONPATH-}:" in *:${quoted}:*) ;; *) export PYTHONPATH=${quoted}"\${PYTHONPATH:+:$PYTHONPATH}" ;; esac\n`
  },
  fish: (name, value) => {
    const quoted = `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    return name === 'PYTHONPATH'
      ? `contains ${quoted} $PYTHONPATH; or set -gx --path PYTHONPATH ${quoted} $PYTHONPATH\n`
      : `set -gx ${name} ${quoted}\n`
  },
  powershell: (name, value) => {
    const quoted = `'${value.replaceAll("'", "''")}'`
    return name === 'PYTHONPATH'
      ? `$env:PYTHONPATH = (@(${quoted}) + @($env:PYTHONPATH -split [IO.Path]::PathSeparator | Where-Object { $_ -and $_ -ne ${quoted} })) -join [IO.Path]::PathSeparator\n`
      : `$env:${name} = ${quoted}\n`
  },
}
