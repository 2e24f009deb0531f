// Support of Python releases, day by day.
import { describe, expect, it } from 'vitest'
import { loadPythonReleases, pythonSupport } from './pythonReleases.ts'

const known = loadPythonReleases()
const on = (version: string | null, today: string) => pythonSupport(known, version, today)

describe('support of a Python', () => {
  it('lasts through its last day and not beyond', () => {
    expect(on('3.10.13', '2026-10-31')).toEqual({ state: 'supported', ends: '2026-10-31' })
    expect(on('3.10.13', '2026-11-01')).toEqual({ state: 'end-of-life', ends: '2026-10-31' })
  })

  it('has not begun before the release', () => {
    expect(on('3.15.0a2', '2026-03-01').state).toBe('prerelease')
  })

  it('is told apart by number, not by text', () => {
    expect(on('3.1.5', '2026-11-01').ends).toBe('2012-04-09')
    expect(on('3.14', '2026-11-01').ends).toBe('2030-10-31')
  })

  it('is unknown of what nobody has released', () => {
    expect(on('4.0.0', '2026-11-01')).toEqual({ state: 'unknown', ends: null })
    expect(on(null, '2026-11-01')).toEqual({ state: 'unknown', ends: null })
  })

  it('ends after it begins, for every release', () => {
    for (const { released, ends } of known.releases) expect(released < ends).toBe(true)
  })
})
