// The console's built files, and the page that stands in where there are none.

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import { SentinelError } from '@sentinel/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const standIn = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sentinel</title>
<p>The server is running. No console was given to it (<code>--console DIST_DIR</code>).</p></html>`

/** Paths that name no file belong to the console's own router. */
export async function serveConsole(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const root = folder && existsSync(join(folder, 'index.html')) ? resolve(folder) : undefined
  if (root) await app.register(fastifyStatic, { root, cacheControl: false, setHeaders })
  app.setNotFoundHandler(async (request, reply) => {
    if (!isPage(request)) throw new SentinelError('operation-unknown', { path: pathOf(request) })
    if (root) return reply.sendFile('index.html')
    return reply.type('text/html; charset=utf-8').send(standIn)
  })
}

/** Vite names assets by their content, so they never change; the page that names them may. */
function setHeaders(reply: FastifyReply, path: string): void {
  const isHashed = /[\\/]assets[\\/]/.test(path)
  reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
}

function isPage(request: FastifyRequest): boolean {
  const path = pathOf(request)
  const isApi = path === '/api' || path.startsWith('/api/')
  return request.method === 'GET' && !isApi && !/\.\w+$/.test(path)
}

const pathOf = (request: FastifyRequest) => request.url.split('?')[0] as string
