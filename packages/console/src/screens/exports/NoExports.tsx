// Evidence goes nowhere else: how to send it on.

import { Command } from '../../components/Command.tsx'

export const NoExports = () => (
  <div className="mx-auto flex w-full max-w-2xl flex-col items-start px-6 pt-[14vh]">
    <h2 className="font-semibold text-lg">Evidence goes nowhere else</h2>
    <p className="mt-1.5 mb-4 text-soft">
      It can be sent on as it comes, as OCSF, ECS or CEF: to a webhook, to syslog over TLS, into files, or to
      an OpenTelemetry collector. Nothing is lost while a destination is away.
    </p>
    <div className="flex w-full flex-col gap-2">
      <Command line="./sentinel export add siem --webhook https://siem.example/ingest" className="w-full" />
      <Command line="./sentinel export add log --syslog log.example:6514 --format cef" className="w-full" />
    </div>
  </div>
)
