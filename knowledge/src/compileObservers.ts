// `node knowledge/src/compileObservers.ts`: writes the probe's tables of watched libraries and of what must not leave.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { knownContentTable } from './contentTable.ts'
import { knowledgeFolder } from './loadKnowledge.ts'
import { observerKnowledge, observerTable } from './observerTable.ts'

const observers = join(knowledgeFolder, '../probe/src/sentinel_probe/observers')
writeFileSync(join(observers, 'libraries.py'), observerTable(observerKnowledge()))
writeFileSync(join(observers, 'content_table.py'), knownContentTable())
