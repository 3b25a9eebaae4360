const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** `3 Nov 2026`, of an ISO 8601 moment. */
export function dayOf(moment: string): string {
  return DAY.format(new Date(moment));
}

/** `3 Nov, 14:05`, of an ISO 8601 moment, as the clock on this wall says. */
export function momentOf(moment: string): string {
  return MOMENT.format(new Date(moment));
}
