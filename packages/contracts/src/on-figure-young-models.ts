import type { z } from 'zod';
import type { OnFigureModelSettings } from './on-figure-model.ts';
import type { ProductWords } from './product.ts';

/** Swimwear and underwear are not shown on young models, whatever else a request says. */

type AgeGroup = NonNullable<OnFigureModelSettings['age_group']>;

const YOUNG: readonly AgeGroup[] = ['child', 'teen'];

/** Any word that begins so: `swimsuit`, `bikinis`, `Unterwäsche`. */
const WORD_BEGINNINGS = [
  'swim',
  'bikini',
  'tankini',
  'monokini',
  'burkini',
  'beachwear',
  'underwear',
  'underpant',
  'undershirt',
  'undergarment',
  'undies',
  'lingerie',
  'bralette',
  'brassiere',
  'pantie',
  'panty',
  'knicker',
  'boxershort',
  'boyshort',
  'jockstrap',
  'bustier',
  'neglige',
  'shapewear',
  'bodystocking',
  // German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian
  'unterwäsche',
  'unterhose',
  'unterhemd',
  'bademode',
  'badeanzug',
  'badehose',
  'dessous',
  'maillot de bain',
  'sous vêtement',
  'soutien gorge',
  'bañador',
  'ropa interior',
  'traje de baño',
  'sujetador',
  'calzoncillo',
  'roupa interior',
  'fato de banho',
  'costume da bagno',
  'reggiseno',
  'mutand',
  'biancheria intima',
  'ondergoed',
  'badpak',
  'zwem',
  'bielizn',
  'strój kąpielowy',
  'купальник',
  'нижнее бель',
  'бюстгальтер',
  'трусы',
  'плавки',
];

/** These words and phrases as they stand: their beginnings are harmless. */
const WHOLE_WORDS = [
  'bra',
  'bras',
  'bathing suit',
  'bathing suits',
  'bathing costume',
  'board shorts',
  'boardshorts',
  'boxers',
  'boxer shorts',
  'boxer briefs',
  'boxer brief',
  'briefs',
  'trunks',
  'thong',
  'thongs',
  'g string',
  'g strings',
  'jock strap',
  'jock straps',
  'corset',
  'corsets',
  'garter belt',
  'bh',
  'bragas',
];

/** Anywhere: these scripts put no blanks between words. Chinese, Japanese, Korean. */
const ANYWHERE = [
  '泳衣',
  '泳裤',
  '泳装',
  '比基尼',
  '内衣',
  '内裤',
  '文胸',
  '水着',
  'ビキニ',
  '下着',
  'ブラジャー',
  '수영복',
  '비키니',
  '속옷',
];

const anyOf = (phrases: string[]) => `(?:${phrases.map(plain).join('|')})`;
const FORBIDDEN = new RegExp(
  ` (?:${anyOf(WORD_BEGINNINGS)}\\p{L}*|${anyOf(WHOLE_WORDS)}) |${anyOf(ANYWHERE)}`,
  'u',
);

/** Whether words about a product name swimwear or underwear. */
export function namesSwimOrUnderwear(words: string): boolean {
  return FORBIDDEN.test(` ${plain(words)} `);
}

/** Lower case letters without accents, single blanks between words. */
function plain(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ');
}

/** Whether a product is swimwear or underwear, by its words, and the model is young. */
export function mayNotWear(
  model: OnFigureModelSettings,
  product: Pick<ProductWords, 'category' | 'title' | 'description'>,
): boolean {
  const isYoung = model.age_group != null && YOUNG.includes(model.age_group);
  return isYoung && FIELDS.some((field) => namesSwimOrUnderwear(product[field] ?? ''));
}

const FIELDS = ['category', 'title', 'description'] as const;

/** Adds an issue at each field of the product that names what this model may not wear. */
export function refuseUnsuitedGarment(
  model: OnFigureModelSettings | undefined,
  product: ProductWords,
  context: Pick<z.RefinementCtx, 'addIssue'>,
): void {
  const age = model?.age_group;
  if (age == null || !YOUNG.includes(age)) return;
  for (const field of FIELDS)
    if (namesSwimOrUnderwear(product[field] ?? ''))
      context.addIssue({
        code: 'custom',
        path: ['product_info', field],
        message: `Expected no swimwear or underwear for a model of the age group ${age}`,
      });
}
