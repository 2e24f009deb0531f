// Text that becomes part of a page: whatever is put in is escaped, unless it was made by this function itself.

export type Html = { readonly html: string }
type Part = string | number | null | undefined | Html | readonly Html[]

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => escapes[letter] as string)

/** Tag of a template: html`<p>${name}</p>`. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: texts.reduce((all, text, index) => all + textOf(parts[index - 1]) + text) }
}

function textOf(part: Part): string {
  if (part === null || part === undefined) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'html' in part ? part.html : part.map((one) => one.html).join('')
}
