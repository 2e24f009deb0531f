// One POST, with authorities of one's own and headers from a file. `fetch` knows neither.

import { readFileSync } from 'node:fs'
import { Agent as HttpAgent, type IncomingMessage, request as overHttp } from 'node:http'
import { Agent as HttpsAgent, request as overHttps } from 'node:https'
import { NotArrived } from './channel.ts'

export type Place = { url: string; ca?: string | undefined; headers?: string | undefined }
export type Answer = { status: number; body: string }
export type Post = {
  send(body: string, headers: Record<string, string>): Promise<Answer>
  close(): void
}

const timeoutMs = 30_000
const mostAnswer = 64 * 1024

/** Files are read at each send, so that a new token needs no restart. Rejects where no answer came. */
export function createPost({ url, ca, headers }: Place): Post {
  const isEncrypted = url.startsWith('https:')
  const agent = isEncrypted ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true })
  const request = isEncrypted ? overHttps : overHttp
  return {
    send: (body, own) =>
      new Promise((resolve, reject) => {
        const options = {
          method: 'POST',
          agent,
          timeout: timeoutMs,
          headers: {
            ...(headers ? headersIn(headers) : {}),
            ...own,
            'content-length': String(Buffer.byteLength(body)),
          },
          ...(ca ? { ca: readFileSync(ca) } : {}),
        }
        const sending = request(url, options, (response) => answerOf(response).then(resolve, reject))
        sending.on('error', reject)
        sending.on('timeout', () => sending.destroy(new NotArrived('it does not answer within 30 seconds')))
        sending.end(body)
      }),
    close: () => agent.destroy(),
  }
}

async function answerOf(response: IncomingMessage): Promise<Answer> {
  let body = ''
  for await (const chunk of response.setEncoding('utf8')) if (body.length < mostAnswer) body += chunk
  return { status: response.statusCode ?? 0, body }
}

/** `Name: value` lines, as for `curl -H @file`. */
function headersIn(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([\w-]+):\s*(.*\S)\s*$/.exec(line) ?? []
      if (!name || !value) throw new NotArrived(`a line of ${file} is no header: it must read Name: value`)
      return [name.toLowerCase(), value]
    }),
  )
}

/** Throws unless the receiver took it. */
export function mustBeTaken({ status, body }: Answer): void {
  if (status >= 200 && status < 300) return
  const said = body.replace(/\s+/g, ' ').trim().slice(0, 200)
  throw new NotArrived(`it answered ${status}${said === '' ? '' : `: ${said}`}`)
}
