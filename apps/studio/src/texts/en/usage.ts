/** What priced operations are called in the ledger. */
const OPERATIONS: Partial<Record<string, string>> = {
  generate: 'Create',
  edit: 'Edit',
  upscale: 'Upscale',
  control: 'Control',
  face_swap: 'Face swap',
  'face-swap': 'Face swap',
  transform: 'Transform',
};

/** Words of Usage. */
export const usageTexts = {
  title: 'Usage',
  purpose: 'Your credits of this month, and what each order took of them. What fails costs nothing.',
  balance: 'Balance',
  monthName: ({ year, index }: { year: number; index: number }) =>
    new Date(Date.UTC(year, index, 1)).toLocaleDateString('en', {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
  noNextMonth: 'This is the newest month',
  spent: 'credits',
  nothingSpent: 'No credits were taken in this month.',
  byDay: 'By day',
  onDay: (day: number, credits: number) => `Day ${day}: ${creditsOf(credits)}`,
  byStudio: 'By studio',
  operationSum: (operation: string, orders: number, credits: number) =>
    `${operation}: ${orders} for ${creditsOf(credits)}`,
  plan: (plan: string) => `Plan: ${plan}`,
  unlimited: 'Unlimited',
  left: 'left',
  used: (credits: number) => `${creditsOf(credits)} used`,
  reserved: (credits: number) => `${creditsOf(credits)} set aside for what is at work`,
  allowance: (credits: number) => `of ${credits.toLocaleString('en')} credits`,
  resets: (day: string) => `Starts anew on ${day}`,
  progress: 'Credits used',
  images: (count: number) => (count === 1 ? '1 picture' : `${count} pictures`),
  credits: creditsOf,
  ledger: 'Every order',
  columns: { when: 'When', what: 'What', who: 'Made by', pictures: 'Pictures', credits: 'Credits' },
  states: { reserved: 'Set aside', charged: 'Charged', released: 'Given back' },
  more: 'Show more',
  emptyTitle: 'Nothing was spent this month',
  emptyHint:
    'What Image Studio makes is listed here with its price. Flat lays, figures and try-ons take no credits.',
  operation: (name: string) => OPERATIONS[name] ?? sentenceOf(name),
};

function creditsOf(credits: number): string {
  return `${credits.toLocaleString('en')} ${credits === 1 ? 'credit' : 'credits'}`;
}

/** `remove_background` reads as `Remove background`. */
function sentenceOf(name: string): string {
  const words = name.replaceAll(/[-_:]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
