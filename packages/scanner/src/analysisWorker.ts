// The thread of an analysis pool: loads the parser once, then answers one request after the other.
import { parentPort, workerData } from 'node:worker_threads'
import { analyseScript, indexKnowledge } from '@sentinel/analysis'
import { loadKnowledge } from '@sentinel/knowledge'
import type { FromWorker, PoolRequest, WorkerData } from './analysisPool.ts'
import { loadParser } from './loadParser.ts'
import { keepingAnswers } from './localAnswers.ts'
import { rehearse } from './rehearsal.ts'
import { createResolver } from './resolveLocal.ts'

const { knowledge, secretKey, ahead } = workerData as WorkerData
const parserReady = loadParser()
const index = indexKnowledge(knowledge ?? loadKnowledge())
let isAsked = false
void parserReady.then((parser) => {
  parentPort?.postMessage('ready' satisfies FromWorker)
  if (ahead) rehearse({ parser, knowledge: index, secretKey }, () => isAsked)
})

parentPort?.on('message', async (request: PoolRequest) => {
  isAsked = true
  const parser = await parserReady
  const { path, bytes, text, roots, today } = request
  const local = keepingAnswers(createResolver(roots))
  const analysis = analyseScript({
    path,
    parser,
    knowledge: index,
    secretKey,
    resolveModule: local.resolve,
    ...(bytes ? { bytes } : {}),
    ...(text === undefined ? {} : { text }),
    ...(today === undefined ? {} : { today }),
  })
  parentPort?.postMessage({ analysis, locals: local.answers() } satisfies FromWorker)
})
