// Lines arrive in any pieces; what is cut, removed, endless or no file at all is told, never followed.
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openRunFile, type RunFile } from './runFile.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inbox-'))
  path = join(folder, 'run.ndjson')
})
afterEach(() => rmSync(folder, { recursive: true }))

function open(): RunFile {
  const opened = openRunFile(path)
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  return opened.file
}
const texts = (lines: Uint8Array[]) => lines.map((line) => Buffer.from(line).toString())

it('gives each line once, however it was cut into writes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { minLength: 1 }),
      fc.array(fc.nat(30)),
      (lines, cuts) => {
        writeFileSync(path, '')
        const file = open()
        let text = lines.map((line) => `${line}\n`).join('')
        const seen: string[] = []
        for (const cut of cuts) {
          appendFileSync(path, text.slice(0, cut))
          text = text.slice(cut)
          seen.push(...texts(file.read().lines))
        }
        appendFileSync(path, text)
        seen.push(...texts(file.read().lines))
        file.close()
        expect(seen).toEqual(lines)
      },
    ),
    { numRuns: 60 },
  )
})

it('gives an unfinished line only at the end', () => {
  writeFileSync(path, 'whole\nfragment')
  const file = open()
  expect(texts(file.read().lines)).toEqual(['whole'])
  expect(texts(file.read(true).lines)).toEqual(['fragment'])
  file.close()
})

it('does not gather an endless line in memory', () => {
  writeFileSync(path, '')
  const file = open()
  for (let times = 0; times < 40; times++) {
    appendFileSync(path, 'x'.repeat(50_000))
    expect(file.read().lines).toEqual([])
  }
  appendFileSync(path, '\nnext\n')
  const lines = file.read().lines
  expect(lines[0]?.length).toBeLessThan(300_000)
  expect(texts(lines.slice(1))).toEqual(['next'])
  file.close()
})

it('tells of cutting and removal once each, and still reads what comes', () => {
  writeFileSync(path, 'one\ntwo\n')
  const file = open()
  file.read()
  truncateSync(path, 0)
  expect(file.read().faults).toMatchObject([{ reason: 'tampered', detail: expect.stringContaining('cut') }])
  appendFileSync(path, 'three\n')
  expect(file.read()).toMatchObject({ faults: [], lines: [Buffer.from('three')] })
  rmSync(path)
  expect(file.read().faults).toMatchObject([
    { reason: 'tampered', detail: expect.stringContaining('removed') },
  ])
  expect(file.read().faults).toEqual([])
  file.close()
})

it('tells that its owner edited lines that were read, at any byte', () => {
  const text = 'first line\nsecond line\nthird line\n'
  fc.assert(
    fc.property(fc.nat(text.length - 1), (place) => {
      writeFileSync(path, text)
      const file = open()
      expect(texts(file.read().lines)).toHaveLength(3)
      const edited = Buffer.from(text)
      edited[place] = (edited[place] as number) ^ 1
      const editor = openSync(path, 'r+')
      writeSync(editor, edited, 0, edited.length, 0)
      closeSync(editor)
      expect(file.read(true).faults).toMatchObject([
        { reason: 'tampered', detail: expect.stringContaining('edited') },
      ])
      expect(file.read(true).faults).toEqual([])
      file.close()
    }),
    { numRuns: 20 },
  )
  const whole = open()
  whole.read()
  expect(whole.read(true).faults).toEqual([])
  whole.close()
})

it('refuses links, pipes and folders without waiting for anybody', () => {
  symlinkSync('/etc/passwd', path)
  expect(openRunFile(path)).toMatchObject({ kind: 'refused' })
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  expect(openRunFile(pipe)).toMatchObject({ kind: 'refused' })
  expect(openRunFile(folder)).toMatchObject({ kind: 'refused' })
  expect(openRunFile(join(folder, 'nothing'))).toEqual({ kind: 'gone' })
})
