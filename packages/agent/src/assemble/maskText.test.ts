// What an excerpt must not show, and what it must leave readable.
import { describe, expect, it } from 'vitest'
import { maskText } from './maskText.ts'

describe('masks', () => {
  it.each([
    ['password = "correct horse battery"', 'correct horse'],
    ["client = OpenAI(api_key='sk-proj-abcdefghijklmnopqrstuvwx')", 'abcdefghij'],
    ['aws = "AKIAIOSFODNN7EXAMPLE"', 'IOSFODNN7'],
    ['url = "postgresql://etl:s3cr3t@db.internal/sales"', 's3cr3t'],
    ['headers = {"Authorization": "Bearer abcdef0123456789"}', 'abcdef0123'],
    ['cpf = "123.456.789-09"', '456.789'],
    ['card = 4111 1111 1111 1111', '1111 1111'],
    ['to = "somebody@example.com"', 'somebody'],
    ['aws = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"', 'K7MDENG'],
    ['/home/ada/q8Zt3KpX0vB7mN2cR5wY9aLd4FhJ6sGe/run', 'q8Zt3KpX0v'],
    ['blob = "q8Zt3KpX0vB7mN2cR5wY9aLd4FhJ6sGe"', 'q8Zt3KpX0v'],
    ['token = "ghp_" + "9QmT4vXc7LpR2sWk8NbZ" + "5JhD1fGy0uAe3xYw"', '5JhD1fGy'],
    ['token = ("quiet-"\n    "harbour-91")', 'harbour'],
    ['api_key = "".join(["amber", "lantern"])', 'lantern'],
    ['parts = ["x1Yq8Zt3KpX0", "plain"]', 'x1Yq8Zt3'],
    ['-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----', 'MIIEvQ'],
  ])('%s', (text, secret) => {
    expect(maskText(text)).not.toContain(secret)
  })

  it('keeps the lines of a key, so that what follows has its own number', () => {
    expect(maskText('-----BEGIN RSA PRIVATE KEY-----\nabc\ndef\n').split('\n')).toHaveLength(4)
  })
})

it.each([
  'import pandas as pd',
  'sales = pd.read_excel("sales-2026-q1.xlsx", sheet_name="Sales")',
  'for row in sheet.iter_rows(min_row=2, min_col=2):',
  'https://example.com/a/path?page=1',
  'total = 1234567 + 89.5',
  'frame.to_excel("SalesReport2026.xlsx", sheet_name="Quarter1Totals")',
  '/home/ada/.cache/tests/0b357b39814d474d/bin/python -m report',
  '/srv/python/3.12/watched-/bin/python',
])('leaves as it is: %s', (line) => {
  expect(maskText(line)).toBe(line)
})
