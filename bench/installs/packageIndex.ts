// A package index on the loopback interface: the simple API as pages (PEP 503, 592) and as JSON (PEP 691, 700), with the
// metadata of wheels beside them (PEP 658), so that old and new installers take the ways they take with PyPI.

import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Archive } from './archives.ts'

export type Published = Archive & {
  project: string
  /** ISO 8601; long ago where nothing is said. */
  uploaded?: string
  yanked?: string
  /** Given out in place of the file's own. */
  sha256?: string
  metadata?: string
}

export type PackageIndex = AsyncDisposable & { address: string; publish(file: Published): void }

const json = 'application/vnd.pypi.simple.v1+json'
const longAgo = '2020-01-02T03:04:05.000000Z'
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')

export async function openPackageIndex(): Promise<PackageIndex> {
  const files: Published[] = []
  const server = createServer((request, response) => answer(files, request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/simple/`,
    publish: (file) => void files.push(file),
    [Symbol.asyncDispose]: () => close(server),
  }
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((closed) => server.close(() => closed()))
}

function answer(files: readonly Published[], request: IncomingMessage, response: ServerResponse): void {
  const [, kind, name = ''] = (request.url ?? '').split('/')
  const found = kind === 'simple' ? files.filter(({ project }) => project === name) : []
  const content = kind === 'files' ? contentOf(files, name) : undefined
  if (found.length > 0) page(name, found, request, response)
  else if (content === undefined) response.writeHead(404).end()
  else
    response
      .writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': content.length })
      .end(content)
}

const contentOf = (files: readonly Published[], name: string): Buffer | undefined =>
  files.flatMap(({ filename, bytes, metadata }) => {
    if (filename === name) return bytes
    return metadata !== undefined && `${filename}.metadata` === name ? Buffer.from(metadata) : []
  })[0]

function page(name: string, files: readonly Published[], request: IncomingMessage, response: ServerResponse) {
  const asJson = request.headers.accept?.includes(json)
  const body = asJson
    ? JSON.stringify({ meta: { 'api-version': '1.1' }, name, files: files.map(jsonOf) })
    : `<!DOCTYPE html><html><body>${files.map(anchorOf).join('\n')}</body></html>`
  response.writeHead(200, { 'content-type': asJson ? json : 'text/html' }).end(body)
}

const jsonOf = ({ filename, bytes, uploaded, yanked, metadata, ...file }: Published) => ({
  filename,
  url: `/files/${filename}`,
  size: bytes.length,
  hashes: { sha256: file.sha256 ?? sha256(bytes) },
  yanked: yanked ?? false,
  'upload-time': uploaded ?? longAgo,
  ...(metadata === undefined ? {} : { 'core-metadata': { sha256: sha256(metadata) } }),
})

function anchorOf({ filename, bytes, yanked, metadata, ...file }: Published): string {
  const marks = [
    ...(yanked === undefined ? [] : [`data-yanked="${yanked}"`]),
    ...(metadata === undefined ? [] : [`data-dist-info-metadata="sha256=${sha256(metadata)}"`]),
  ]
  const href = `/files/${filename}#sha256=${file.sha256 ?? sha256(bytes)}`
  return `<a href="${href}" ${marks.join(' ')}>${filename}</a>`
}
