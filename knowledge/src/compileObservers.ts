// `node knowledge/src/compileObservers.ts`: writes the probe's table of watched libraries.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { knowledgeFolder } from './loadKnowledge.ts'
import { observerKnowledge, observerTable } from './observerTable.ts'

const file = join(knowledgeFolder, '../probe/src/sentinel_probe/observers/libraries.py')
writeFileSync(file, observerTable(observerKnowledge()))
