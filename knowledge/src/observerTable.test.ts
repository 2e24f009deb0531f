// The probe's table of watched libraries is what the data files say, and each shape that they name exists.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { knownContentTable } from './contentTable.ts'
import { knowledgeFolder } from './loadKnowledge.ts'
import { observerKnowledge, observerTable } from './observerTable.ts'

const observers = join(knowledgeFolder, '../probe/src/sentinel_probe/observers')
const knowledge = observerKnowledge()

test('the table in the probe is fresh (else: node knowledge/src/compileObservers.ts)', () => {
  expect(readFileSync(join(observers, 'libraries.py'), 'utf8')).toBe(observerTable(knowledge))
})

test('so is the table of destinations and secrets', () => {
  expect(readFileSync(join(observers, 'content_table.py'), 'utf8')).toBe(knownContentTable())
})

test('every shape has its module in the probe', () => {
  const shapes = new Set(knowledge.libraries.flatMap(({ observe }) => observe.map(({ shape }) => shape)))
  expect(shapes.size).toBeGreaterThan(0)
  for (const shape of shapes)
    expect(existsSync(join(observers, `${shape.replaceAll('-', '_')}.py`)), shape).toBe(true)
})
