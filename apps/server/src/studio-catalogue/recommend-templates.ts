import type { StudioTemplate } from '@atelier/contracts/image-studio';
import { listedTemplates } from './search-templates.ts';

const MOST_RECOMMENDED = 10;
const FALLBACK_OF_PLATFORM = 3;
const FALLBACK_OF_ALL = 5;
/** For a use case that is named whole. */
const PHRASE_POINTS = 5;
const USE_CASE_POINTS = 4;
const NAME_POINTS = 2;
const OTHER_POINTS = 1;
const STOP_WORDS = new Set(
  'a an and any are as at be by for from i in is it my of on or our that the this to us we with your'.split(
    ' ',
  ),
);

export interface RecommendedTemplate extends StudioTemplate {
  match_score: number;
}

export interface Recommendation {
  templates: RecommendedTemplate[];
  /** Nothing fitted: these are the usual ones. */
  fallback: boolean;
}

/**
 * Templates for what somebody wants to do, best first (spec: image-studio-api.md section 5).
 * @param platform its id; undefined = all of them
 */
export function recommendTemplates(useCase: string, platform: string | undefined): Recommendation {
  const candidates = listedTemplates(false).filter(
    (template) => platform === undefined || template.platform === platform,
  );
  const wanted = stems(useCase);
  const scored = candidates
    .map((template) => ({ ...template, match_score: score(template, useCase, wanted) }))
    .filter(({ match_score }) => match_score > 0)
    .sort((a, b) => b.match_score - a.match_score)
    .slice(0, MOST_RECOMMENDED);
  if (scored.length > 0) return { templates: scored, fallback: false };
  const usual = candidates.slice(0, platform === undefined ? FALLBACK_OF_ALL : FALLBACK_OF_PLATFORM);
  return { templates: usual.map((template) => ({ ...template, match_score: 0 })), fallback: true };
}

function score(template: StudioTemplate, phrase: string, wanted: Set<string>): number {
  const overlap = (text: string) => stems(text).intersection(wanted).size;
  const named = template.use_cases.some((useCase) => sameWords(stems(useCase), wanted));
  return (
    USE_CASE_POINTS * overlap(template.use_cases.join(' ')) +
    NAME_POINTS * overlap(template.name) +
    OTHER_POINTS * overlap(`${template.description} ${template.category}`) +
    (named || contains(template.use_cases, phrase) ? PHRASE_POINTS : 0)
  );
}

function contains(useCases: string[], phrase: string): boolean {
  const wanted = phrase.trim().toLowerCase();
  return useCases.some((useCase) => wanted.includes(useCase.toLowerCase()));
}

function sameWords(a: Set<string>, b: Set<string>): boolean {
  return a.size === b.size && a.isSubsetOf(b);
}

/** The words of a text without endings and without words that say nothing. */
function stems(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !STOP_WORDS.has(word)).map(stem));
}

/** Plurals and -ing forms only: enough for headings of two or three words. */
function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word;
}
