// The charts of a report, as SVG that is read in black and white: length and hatching carry the meaning, never colour.

import { type Html, html } from './html.ts'

const ink = '#1b1f24'
const quiet = '#6b7280'

/** One bar for each day, oldest first; the part of it that failed is hatched. `from` and `to` label the ends. */
export function dailyBars(daily: number[], failed: number[], [from, to]: [string, string]): Html {
  const [width, height, base] = [380, 84, 66]
  const most = Math.max(1, ...daily)
  const step = width / Math.max(1, daily.length)
  const scale = (count: number) => (count / most) * (base - 14)
  const bars = daily.map((count, index) => {
    const x = index * step + step * 0.14
    const tall = scale(count)
    const hatched = scale(Math.min(count, failed[index] ?? 0))
    return html`<rect x="${x.toFixed(1)}" y="${(base - tall).toFixed(1)}" width="${(step * 0.72).toFixed(1)}" height="${tall.toFixed(1)}" fill="#9aa5b5"/>${
      hatched > 0
        ? html`<rect x="${x.toFixed(1)}" y="${(base - hatched).toFixed(1)}" width="${(step * 0.72).toFixed(1)}" height="${Math.max(2, hatched).toFixed(1)}" fill="url(#hatch)"/>`
        : null
    }`
  })
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Runs per day, at most ${most}">
<defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="4" height="4" fill="#fff"/><rect width="1.8" height="4" fill="${ink}"/></pattern></defs>
<line x1="0" y1="${base}" x2="${width}" y2="${base}" stroke="#c9ced6"/><text x="0" y="9" font-size="10" fill="${quiet}">${most === 1 ? '1 run' : `${most} runs`} on the busiest day</text>${bars}
<text x="0" y="${height - 4}" font-size="10" fill="${quiet}">${from}</text><text x="${width}" y="${height - 4}" font-size="10" fill="${quiet}" text-anchor="end">${to}</text></svg>`
}

/** How much of the whole, as a bar that is full at 100 %. */
export function shareBar(share: number | null): Html {
  const full = share === null ? 0 : Math.max(0, Math.min(1, share)) * 160
  return html`<svg class="share" viewBox="0 0 160 8" role="img" aria-label="${share === null ? 'not known' : `${Math.floor(share * 100)} %`}"><rect width="160" height="8" rx="2" fill="#e4e7eb"/><rect width="${full.toFixed(1)}" height="8" rx="2" fill="${ink}"/></svg>`
}

/** A bar beside a number in a table, against the largest of its column. */
export function cellBar(value: number, most: number): Html {
  const width = most > 0 ? (value / most) * 60 : 0
  return html`<svg class="cell" viewBox="0 0 60 8" aria-hidden="true"><rect width="${Math.max(value > 0 ? 1 : 0, width).toFixed(1)}" height="8" fill="#9aa5b5"/></svg>`
}
