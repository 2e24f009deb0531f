// The thread of an analysis pool: loads the parser once, then answers one request after the other.
import { parentPort, workerData } from 'node:worker_threads'
import { analyseScript, indexKnowledge } from '@sentinel/analysis'
import type { PoolRequest, WorkerData } from './analysisPool.ts'
import { loadParser } from './loadParser.ts'
import { createResolver } from './resolveLocal.ts'

const { knowledge, secretKey } = workerData as WorkerData
const index = indexKnowledge(knowledge)
const parserReady = loadParser()

parentPort?.on('message', async (request: PoolRequest) => {
  const parser = await parserReady
  const { path, bytes, text, roots, today } = request
  const analysis = analyseScript({
    path,
    parser,
    knowledge: index,
    secretKey,
    resolveModule: createResolver(roots),
    ...(bytes ? { bytes } : {}),
    ...(text === undefined ? {} : { text }),
    ...(today === undefined ? {} : { today }),
  })
  parentPort?.postMessage(analysis)
})
