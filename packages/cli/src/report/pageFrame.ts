// The page around a report: one style for screen and paper, A4, and nothing that is loaded from anywhere.

import { type Html, html } from './html.ts'

const style = `
@page { size: A4; margin: 10mm 14mm 9mm }
:root { font: 9.4pt/1.36 'Inter', 'Segoe UI', 'Noto Sans', 'Liberation Sans', system-ui, sans-serif; color: #1b1f24; background: #fff }
* { box-sizing: border-box } body { max-width: 186mm; margin: 0 auto } @media screen { body { padding: 12mm 6mm } }
header { display: flex; justify-content: space-between; align-items: baseline; border-bottom: 1.5pt solid #1b1f24; padding-bottom: 5pt; margin-bottom: 9pt; gap: 20pt }
h1 { font-size: 15pt; line-height: 1.2; margin: 0; letter-spacing: -.01em } header p { margin: 0; color: #57606a; font-size: 8.5pt; text-align: right; white-space: nowrap }
h2 { font-size: 10.2pt; margin: 9pt 0 3pt } p { margin: 2pt 0 } a { color: inherit; text-decoration: underline; text-decoration-color: #b4bcc6; text-underline-offset: 2px }
.lead { font-size: 10.6pt; line-height: 1.4; margin: 0 0 7pt } .quiet { color: #57606a; font-size: 8.5pt }
.figures { display: grid; grid-template-columns: .9fr .9fr 1.5fr 1fr; gap: 12pt; margin: 6pt 0 } .figures div { border-top: .75pt solid #c9ced6; padding-top: 4pt }
.figures strong { display: block; font-size: 17pt; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums } .figures span { font-size: 8.5pt; color: #57606a; display: block }
.two { display: grid; grid-template-columns: 1.45fr 1fr; gap: 18pt; align-items: start } .two h2:first-child { margin-top: 4pt }
ol { margin: 2pt 0; padding-left: 15pt } ol li { margin: 0 0 3pt; padding-left: 2pt } ol strong { font-weight: 650 }
table { border-collapse: collapse; width: 100%; font-size: 8.8pt } th { text-align: left; font-weight: 500; color: #57606a; font-size: 8pt; border-bottom: .75pt solid #8c959f; padding: 2pt 8pt 2pt 0; vertical-align: bottom; white-space: nowrap }
td { border-bottom: .5pt solid #e1e5ea; padding: 2.6pt 8pt 2.6pt 0; vertical-align: top } th.n, td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums } td:last-child, th:last-child { padding-right: 0 }
tr, li { break-inside: avoid } h2 { break-after: avoid } svg { display: block; width: 100%; height: auto } svg.share { height: 6pt; margin: 3pt 0 2pt } svg.cell { width: 36pt; height: 6pt; display: inline-block }
p.short, table.one-line td { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.two-lines { white-space: normal; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; line-height: 1.2; font-size: 8pt }
table.one-line { table-layout: fixed } table.one-line td { padding-top: 1.8pt; padding-bottom: 1.8pt; vertical-align: middle }
table.facts { margin: 2pt 0 6pt } table.facts th { width: 26mm; border-bottom: .5pt solid #e1e5ea; vertical-align: top } .score { font-size: 17pt; font-weight: 650; line-height: 1 }
table.steps { table-layout: fixed } table.steps td { overflow-wrap: anywhere } td.when { white-space: nowrap; font-variant-numeric: tabular-nums }
footer { border-top: .5pt solid #c9ced6; margin-top: 7pt; padding-top: 4pt; font-size: 8pt; color: #57606a }`

export type Frame = { title: string; aside: Html; body: Html; foot: Html }

export function pageFrame({ title, aside, body, foot }: Frame): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${{ html: style }}</style></head>
<body><header><h1>${title}</h1><p>${aside}</p></header>
${body}
<footer>${foot}</footer></body></html>
`.html
}
