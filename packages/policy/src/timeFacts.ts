// A moment in the words of conditions, on the calendar and clock of the machine that judges.

import type { Facts } from './facts.ts'

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

export function timeFacts(moment: Date): Facts {
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    'time.hour': moment.getHours(),
    'time.day': days[moment.getDay()] as string,
    'time.utc': moment.toISOString().slice(0, 16),
    'time.date': `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`,
  }
}
