// The channel that a destination's settings ask for.

import type { ExportSettings } from '@sentinel/contract'
import type { Channel } from './channel.ts'
import { openFile } from './file.ts'
import { openOtlp } from './otlp.ts'
import { openSyslog } from './syslog.ts'
import { openWebhook } from './webhook.ts'

export function openChannel(settings: ExportSettings, now: () => string): Channel {
  switch (settings.kind) {
    case 'webhook':
      return openWebhook(settings, now)
    case 'otlp':
      return openOtlp(settings, now)
    case 'file':
      return openFile(settings, now)
    case 'syslog':
      return openSyslog(settings)
  }
}
