import { STUDIO_TEMPLATES, type StudioTemplate } from '@atelier/contracts/image-studio';

const WORDS = /[^\s,;]+/g;

/** Points for where a word is found, the best place first. */
const PLACES: readonly [points: number, texts: (template: StudioTemplate) => (string | null)[]][] = [
  [5, ({ name }) => [name]],
  [4, ({ id, platform }) => [id, platform]],
  [3, ({ use_cases }) => use_cases],
  [2, ({ category }) => [category]],
  [
    1,
    ({ description, aspect_ratio: { label, ratio, width, height } }) => [
      description,
      label,
      ratio,
      `${width}x${height}`,
    ],
  ],
];

/** Lower case, without accents. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/**
 * Templates in which every word of the query is found, best first, equally good ones in the order of the file
 * (spec: image-studio-api.md section 5).
 */
export function searchTemplates(query: string, includeExtended: boolean): StudioTemplate[] {
  const words = plain(query).match(WORDS) ?? [];
  return listedTemplates(includeExtended)
    .map((template) => ({ template, points: words.map((word) => pointsFor(template, word)) }))
    .filter(({ points }) => points.every((found) => found > 0))
    .map(({ template, points }) => ({ template, score: points.reduce((sum, found) => sum + found, 0) }))
    .sort((a, b) => b.score - a.score)
    .map(({ template }) => template);
}

/** Extended templates are known by id, but only listed on request. */
export function listedTemplates(includeExtended: boolean): StudioTemplate[] {
  return STUDIO_TEMPLATES.filter(({ tier }) => includeExtended || tier === 'core');
}

function pointsFor(template: StudioTemplate, word: string): number {
  const place = PLACES.find(([, texts]) =>
    texts(template).some((text) => text !== null && plain(text).includes(word)),
  );
  return place?.[0] ?? 0;
}
