// When the agent says that it is there.
import { reportEverySeconds } from '@sentinel/contract'
import { expect, it } from 'vitest'
import { createReports } from './reports.ts'

const every = reportEverySeconds * 1000

it('reports at once, then every few minutes, with what waits then', () => {
  let waiting = 7
  const reports = createReports({ version: '0.1.0', waiting: () => waiting, awakeMs: () => 0 })
  const start = Date.now()
  expect(reports.look(start)).toMatchObject([{ type: 'agent.reported', version: '0.1.0', waiting: 7 }])
  expect(reports.look(start + every - 1)).toEqual([])
  waiting = 0
  expect(reports.look(start + every)).toMatchObject([{ waiting: 0 }])
})

it('tells at once of a probe that it did not know', () => {
  const reports = createReports({ version: '0.1.0', waiting: () => 0, awakeMs: () => 0 })
  const start = Date.now()
  expect(reports.look(start)[0]).not.toHaveProperty('probe')
  reports.tell('1.2')
  expect(reports.look(start + 1)).toMatchObject([{ probe: '1.2' }])
  reports.tell('1.2')
  expect(reports.look(start + 2)).toEqual([])
})

it('tells at once that it was held while its machine was awake, and not that the machine slept', () => {
  let awake: number | undefined = 5000
  const reports = createReports({ version: '0.1.0', waiting: () => 0, awakeMs: () => awake })
  const start = Date.now()
  expect(reports.look(start)[0]).not.toHaveProperty('heldSeconds')
  awake += 90_400
  expect(reports.look(start + 90_400)).toMatchObject([{ heldSeconds: 90 }])
  awake += 400
  expect(reports.look(start + 8 * 3_600_000)[0]).not.toHaveProperty('heldSeconds')
  awake = undefined
  expect(reports.look(start + 16 * 3_600_000)[0]).not.toHaveProperty('heldSeconds')
})
