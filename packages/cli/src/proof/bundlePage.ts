// A bundle as one page that checks itself in any browser, without a server and without a request to anybody. Its check
// is the text of evidence/checkBundle.ts: the same that `sentinel verify` runs.

import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Bundle } from '@sentinel/contract'

const checkFile = fileURLToPath(new URL('checkBundle.ts', import.meta.resolve('@sentinel/evidence')))

const style = `
:root { font: 15px/1.5 system-ui, sans-serif; color: #1b1f24; background: #fff }
body { max-width: 62rem; margin: 2.5rem auto; padding: 0 1.5rem }
h1 { font-size: 1.5rem; margin: 0 0 .25rem } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem }
p { margin: .35rem 0; max-width: 46rem } .quiet { color: #57606a }
code, td.mono { font: 12.5px/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
#verdict { border: 1px solid #d0d7de; border-left: 5px solid #8c959f; padding: .8rem 1rem; margin: 1.25rem 0 }
#verdict strong { font-size: 1.1rem } #verdict.good { border-left-color: #1a7f37 } #verdict.bad { border-left-color: #b3261e }
table { border-collapse: collapse; width: 100%; margin-bottom: .9rem } th { white-space: nowrap; text-align: left; font-weight: 600; color: #57606a }
th, td { border-bottom: 1px solid #e4e7eb; padding: .3rem .9rem .3rem 0; vertical-align: top } td.n { text-align: right; white-space: nowrap }
@media (prefers-color-scheme: dark) {
  :root { color: #e6e8eb; background: #101114; color-scheme: dark } .quiet, th { color: #9aa3ad }
  #verdict, th, td { border-color: #2b2e34 } #verdict.good { border-left-color: #5bbf78 } #verdict.bad { border-left-color: #f28b82 }
}
@media print { :root { color: #000; background: #fff } body { margin: 0; max-width: none } }`

const script = `
const bundle = JSON.parse(document.getElementById('bundle').textContent)
const content = JSON.parse(bundle.content)
const make = (tag, text, className) => Object.assign(document.createElement(tag), { textContent: text, className: className ?? '' })
const row = (...cells) => { const line = document.createElement('tr'); line.append(...cells); return line }
const put = (id, text) => { document.getElementById(id).textContent = text }
put('asked', content.asked); put('made', content.made.slice(0, 19).replace('T', ' ') + ' UTC'); put('operator', content.operator); put('key', content.serverKey)
const selected = new Set(content.selected.map(({ endpoint, n }) => endpoint + ' ' + n))
const shown = content.spans.flatMap(({ endpoint, lines }) => lines.map((line) => ({ endpoint, ...JSON.parse(line) })))
  .filter(({ endpoint, record }) => selected.has(endpoint + ' ' + record.n))
const names = new Map(content.endpoints.map(({ id, name }) => [id, name]))
for (const { endpoint, hash, record } of shown.slice(0, 2000)) {
  const { type, time, run, seq, ...rest } = record.event
  document.getElementById('records').append(row(make('td', String(record.n), 'n'), make('td', names.get(endpoint) ?? endpoint),
    make('td', time.slice(0, 19).replace('T', ' ')), make('td', type), make('td', JSON.stringify(rest).slice(0, 400), 'mono')))
}
put('counted', shown.length > 2000 ? 'The first 2,000 of ' + shown.length + ' records; all of them are checked.' : shown.length + ' records.')
const verdict = document.getElementById('verdict')
try {
  const checks = await checkBundle(bundle)
  const faults = checks.flatMap((check) => check.faults)
  for (const { what, count, faults } of checks)
    document.getElementById('checks').append(row(make('td', count === 0 ? '–' : faults.length ? '✗' : '✓'), make('td', count === 0 ? what + ': nothing to check yet' : what), make('td', String(count), 'n'), make('td', faults.slice(0, 20).join('; '))))
  verdict.className = faults.length ? 'bad' : 'good'
  verdict.replaceChildren(make('strong', faults.length ? '✗ This is not what was recorded' : '✓ Everything checks'), make('p', faults.length
    ? faults.length + (faults.length === 1 ? ' fault' : ' faults') + '; each is named below.' : 'Checked just now, in this browser. It holds as long as the key below is the one that the organisation published.'))
} catch (fault) {
  verdict.className = 'bad'
  verdict.replaceChildren(make('strong', '✗ It could not be checked here'), make('p', 'This browser may not know Ed25519 (Chrome 137, Firefox 129, Safari 17 do). \`sentinel verify FILE\` checks it too. ' + fault))
}
document.documentElement.dataset.checked = verdict.className`

/** The whole page as text. */
export function bundlePage(bundle: Bundle): string {
  const check = stripTypeScriptTypes(readFileSync(checkFile, 'utf8'))
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<title>Evidence</title>
<style>${style}</style>
</head>
<body>
<h1>Evidence</h1>
<p class="quiet"><span id="asked"></span>, made <span id="made"></span> for <span id="operator"></span></p>
<div id="verdict"><strong>Checking…</strong></div>
<h2>What was checked</h2>
<table id="checks"><tr><th></th><th>Check</th><th class="n">How many</th><th>Faults</th></tr></table>
<p>The server signs with this key. Compare it with the one that its organisation published: whoever makes up a key can make up a bundle.</p>
<p><code id="key"></code></p>
<h2>Records</h2>
<p class="quiet" id="counted"></p>
<table id="records"><tr><th class="n">Record</th><th>Endpoint</th><th>Time (UTC)</th><th>Event</th><th>What it says</th></tr></table>
<p class="quiet">Records of other Runs stand in the file too where the chain needs them; they are checked and not shown.</p>
<script type="application/json" id="bundle">${JSON.stringify(bundle).replaceAll('<', '\\u003c')}</script>
<script type="module">
${check}
${script}
</script>
</body>
</html>
`
}
