// Lines in a file per day. Arrived is what is on the disk.

import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportSettings } from '@sentinel/contract'
import { encode } from '../formats/encode.ts'
import type { Channel } from './channel.ts'

type Settings = Extract<ExportSettings, { kind: 'file' }>
const tailBytes = 1024 * 1024

export function openFile({ folder, format }: Settings, now: () => string): Channel {
  const extension = format === 'cef' ? 'cef' : 'ndjson'
  return {
    async send({ events }) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = await open(join(folder, `events-${now().slice(0, 10)}.${extension}`), 'a+', 0o600)
      try {
        await cutTornLine(file)
        await file.appendFile(events.map((event) => `${encode(format, event)}\n`).join(''))
        await file.datasync()
      } finally {
        await file.close()
      }
    },
    close: async () => {},
  }
}

/** A kill in the middle of a write leaves a part of a line, and the whole batch comes again. */
async function cutTornLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat()
  const length = Math.min(size, tailBytes)
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length)
  if (length > 0 && buffer[length - 1] !== 10) await file.truncate(size - length + buffer.lastIndexOf(10) + 1)
}
