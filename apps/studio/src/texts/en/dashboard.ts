import type { StudioScreen } from '@atelier/contracts/studio-screens';

/** What each studio is for, in one sentence. */
const purposes: Partial<Record<StudioScreen, string>> = {
  products: 'Your catalogue: photos, words, and what each product is ready for.',
  flatLays: 'Phone photos become studio pictures: flat, ghost mannequin, detail.',
  onFigure: 'The garment on a model you describe, in any pose and view.',
  tryOn: 'Products on a shopper’s own photo, or on a ready model.',
  create: 'Pictures from words, in the size of the place they are for.',
  edit: 'Take backgrounds away, paint things out, swap and recolour.',
  upscale: 'Two to four times larger, with the detail that print needs.',
  control: 'A sketch, a structure or a style becomes a finished picture.',
  social: 'One picture, cut for every platform around what matters.',
  compress: 'Smaller files that look the same.',
  convert: 'Any format into any other.',
  templates: 'The right size for every place, drawn to scale.',
  library: 'Everything you made, found again.',
};

/** Words of the first screen. */
export const dashboardTexts = {
  title: 'Home',
  heading: 'What shall we make?',
  drop: 'Start with a photo',
  dropHint: 'Drop it here, then choose where it goes.',
  whereTo: 'Where to?',
  recent: 'Continue where you left off',
  recentEmpty: 'What you make shows up here, so that you can go on with it.',
  recentName: (studio: string, title: string | null) => (title === null ? studio : `${studio}: ${title}`),
  studios: 'Studios',
  purposes,
  from: (credits: number) =>
    credits === 0 ? 'Free' : `from ${credits} ${credits === 1 ? 'credit' : 'credits'}`,
  unavailable: 'Not available right now',
  tools: 'Catalogue and tools',
  away: (names: readonly string[]) =>
    `Not available right now: ${names.join(', ')}. Everything else works; what you typed is kept.`,
  quick: { create: 'New picture', removeBackground: 'Remove a background', social: 'Resize for social' },
  usedShare: 'Credits used this month',
  used: (used: number) => `${used.toLocaleString('en')} ${used === 1 ? 'credit' : 'credits'} used this month`,
  usedOf: (used: number, allowance: number) =>
    `${used.toLocaleString('en')} of ${allowance.toLocaleString('en')} credits used this month`,
};
