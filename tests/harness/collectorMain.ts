// A collector as a process of its own, to be killed: `node collectorMain.ts PORT CERTIFICATE KEY FILE`. It takes JSON lines
// at `/events` and OpenTelemetry logs at `/v1/logs`, keeps the identity of each event on disk, and only then answers. Now and
// then it says that it is busy, as collectors do.

import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:https'

type Logs = { resourceLogs: { scopeLogs: { logRecords: { body: { stringValue: string } }[] }[] }[] }

const [port, certificate, key, file] = process.argv.slice(2) as [string, string, string, string]
const kept = openSync(file, 'a')
let requests = 0

const server = createServer(
  { cert: readFileSync(certificate), key: readFileSync(key) },
  async (request, response) => {
    const body = await bodyOf(request)
    requests++
    if (requests % 17 === 0) return response.writeHead(503, { 'retry-after': '0' }).end('busy')
    const path = request.url === '/v1/logs' ? 'otlp' : 'webhook'
    const events = path === 'otlp' ? bodiesOf(JSON.parse(body) as Logs) : body.trimEnd().split('\n')
    writeSync(kept, events.map((event) => `${path} ${uidOf(event)}\n`).join(''))
    fdatasyncSync(kept)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  },
)
server.listen(Number(port), '127.0.0.1', () => process.send?.('listening'))
process.on('disconnect', () => {
  closeSync(kept)
  process.exit()
})

const bodiesOf = ({ resourceLogs }: Logs) =>
  resourceLogs.flatMap(({ scopeLogs }) =>
    scopeLogs.flatMap(({ logRecords }) => logRecords.map((record) => record.body.stringValue)),
  )

const uidOf = (event: string) => (JSON.parse(event) as { metadata: { uid: string } }).metadata.uid

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += chunk
  return body
}
