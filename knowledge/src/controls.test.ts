// Controls are named as their frameworks number them, each once, and by a title of its own.

import { describe, expect, it } from 'vitest'
import { loadControls } from './controls.ts'

const forms: Record<string, RegExp> = {
  GDPR: /^Art\. \d{1,2}(\(\d\)(\([a-z]\))?)?$/,
  // Annex A of 2022: 37 organisational, 8 of people, 14 physical and 34 technological controls.
  'ISO/IEC 27001:2022': /^A\.(5\.([1-9]|[12]\d|3[0-7])|6\.[1-8]|7\.([1-9]|1[0-4])|8\.([1-9]|[12]\d|3[0-4]))$/,
  LGPD: /^Art\. \d{1,2}(, [IVX]+)?$/,
  'NIST CSF 2.0': /^(GV|ID|PR|DE|RS|RC)\.[A-Z]{2}-\d{2}$/,
  'SOC 2 (TSC 2017)': /^CC[1-9]\.\d$/,
}
const frameworks = loadControls()

it('are of the frameworks whose form is known', () => {
  expect(frameworks.map(({ framework }) => framework)).toEqual(Object.keys(forms))
})

describe.each(frameworks)('$framework', ({ framework, controls }) => {
  it('numbers its controls in its own form', () => {
    const form = forms[framework] as RegExp
    expect(controls.map(({ id }) => id).filter((id) => !form.test(id))).toEqual([])
  })

  it.each(['id', 'title'] as const)('has no %s twice', (part) => {
    const all = controls.map((control) => control[part])
    expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([])
  })
})
