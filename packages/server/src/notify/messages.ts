// A change of an alert as each kind of channel wants it told.

import type { Alert, AlertChange } from '@sentinel/contract'

export type Told = { alert: Alert; change: AlertChange }

export const subjectOf = ({ alert, change }: Told): string =>
  `[${alert.severity}] ${alert.title} (${change.act}), risk ${Math.round(alert.risk.score)}`

export function textOf({ alert, change }: Told): string {
  const { last, script, message, why, respond, id, endpoints, occurrences } = alert
  const by = change.operator === '' ? '' : ` by ${change.operator}`
  return [
    `${change.act}${by}${change.text === '' ? '' : `: ${change.text}`}`,
    `${script} on ${last.endpoint.name}; ${occurrences} times on ${endpoints} endpoints`,
    message,
    `Why it matters: ${why}`,
    `What to do: ${respond}`,
    `Alert ${id}, change ${change.number}`,
  ].join('\n')
}

/** The whole of it, for programs. `id` is the same should it ever come twice. */
export const webhookBody = ({ alert, change }: Told): string =>
  JSON.stringify({ id: `${alert.id}-${change.number}`, change, alert })

/** Block Kit: api.slack.com/reference/block-kit. Its three special characters are escaped. */
export function slackBody(told: Told): string {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const section = (text: string) => ({
    type: 'section',
    text: { type: 'mrkdwn', text: shortened(escaped(text)) },
  })
  return JSON.stringify({
    text: escaped(subjectOf(told)),
    blocks: [section(`*${subjectOf(told)}*`), section(textOf(told))],
  })
}

/** 3000 characters are a section's most; an escaped one is not cut in two. */
const shortened = (text: string) => (text.length > 3000 ? text.slice(0, 2980).replace(/&\w*$/, '') : text)

/** An Adaptive Card in the envelope of Workflows webhooks: adaptivecards.io. What was recorded is text there, and no Markdown. */
export function teamsBody(told: Told): string {
  const plain = (text: string) => text.replace(/[\\`*_[\]()#~|]/g, '\\$&')
  const block = (text: string, more: object = {}) => ({
    type: 'TextBlock',
    text: plain(text),
    wrap: true,
    ...more,
  })
  return JSON.stringify({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            block(subjectOf(told), { weight: 'Bolder' }),
            ...textOf(told)
              .split('\n')
              .map((line) => block(line)),
          ],
        },
      },
    ],
  })
}
