// Syslog over TLS. RFC 5425 has no acknowledgement, so each batch has a connection of its own that is closed in order: a
// receiver answers the end of the stream by ending it too, and has then read all of it. What a receiver had read and not
// yet kept when it was killed, nobody can know of: after a failure the batch before is sent again, once.

import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { type ConnectionOptions, connect } from 'node:tls'
import type { ExportSettings } from '@sentinel/contract'
import { toSyslog } from '../formats/rfc5424.ts'
import { type Channel, NotArrived } from './channel.ts'

type Settings = Extract<ExportSettings, { kind: 'syslog' }>
const timeoutMs = 30_000

export function openSyslog(settings: Settings): Channel {
  let arrived: Buffer | undefined
  let hasFailed = false
  return {
    async send({ events }) {
      const batch = Buffer.concat(events.map((event) => toSyslog(settings.format, event)))
      try {
        await transmit(settings, hasFailed && arrived ? [arrived, batch] : [batch])
      } catch (fault) {
        hasFailed = true
        throw fault
      }
      hasFailed = false
      arrived = batch
    },
    close: async () => {},
  }
}

function transmit({ host, port, ca, certificate, key }: Settings, parts: Buffer[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const options: ConnectionOptions & { allowHalfOpen: boolean } = {
    host,
    port,
    minVersion: 'TLSv1.2',
    allowHalfOpen: true,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(ca ? { ca: readFileSync(ca) } : {}),
    ...(certificate ? { cert: readFileSync(certificate) } : {}),
    ...(key ? { key: readFileSync(key) } : {}),
  }
  const socket = connect(options)
  let isWhole = false
  const fail = (fault: unknown) => {
    socket.destroy()
    reject(fault)
  }
  socket.setTimeout(timeoutMs, () => fail(new NotArrived('it does not answer within 30 seconds')))
  socket.on('error', fail)
  socket.on('secureConnect', () => {
    for (const part of parts) socket.write(part)
    socket.end(() => {
      isWhole = true
    })
  })
  socket.on('end', () => {
    if (!isWhole) return fail(new NotArrived('it closed the connection before it had everything'))
    socket.destroy()
    resolve()
  })
  socket.on('close', () => reject(new NotArrived('it broke the connection off')))
  socket.resume()
  return promise
}
