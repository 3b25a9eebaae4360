import type { GradeName } from '../adjust/grades.ts';
import { readStrength } from './amount.ts';
import type { Rule } from './rule.ts';
import type { Step } from './step.ts';

/** A quantity by its noun, which takes its direction from other words, and by adjectives that have one of their own. */
const QUANTITIES: readonly { grade: GradeName; noun: RegExp; more: RegExp; less: RegExp }[] = [
  {
    grade: 'shadows',
    noun: /\bshadows?\b|\bdarks\b/,
    more: /\b(?:lift|open|brighten) (?:up )?(?:the )?shadows\b/,
    less: /\bdeepen (?:the )?shadows\b|\bdarken (?:the )?shadows\b/,
  },
  {
    grade: 'highlights',
    noun: /\bhighlights?\b/,
    more: /\bbrighten (?:the )?highlights\b/,
    less: /\b(?:recover|darken|tame) (?:the )?highlights\b/,
  },
  {
    grade: 'contrast',
    noun: /\bcontrast\b/,
    more: /\b(?:punchy|punchier|contrasty|crisper|dramatic|pop)\b/,
    less: /\b(?:flat|flatter|softer tones)\b/,
  },
  {
    grade: 'saturation',
    noun: /\b(?:saturation|colou?rfulness|colou?r intensity)\b/,
    more: /\b(?:saturate|saturated|colou?rful|vivid|vibrant|richer|bolder|lively|livelier)\b/,
    less: /\b(?:desaturate[d]?|muted|dull|duller|washed)\b/,
  },
  { grade: 'vibrance', noun: /\bvibrance\b/, more: /^$/, less: /^$/ },
  {
    grade: 'warmth',
    noun: /\b(?:warmth|temperature)\b/,
    more: /\b(?:warm|warmer|warmly|golden|sunny|sunset|sunlit|cosy|cozy|golden hour)\b/,
    less: /\b(?:cool|cooler|cold|colder|icy|wintry|bluish)\b/,
  },
  {
    grade: 'tint',
    noun: /^$/,
    more: /\b(?:magenta|pink) tint\b|\bpinkish\b/,
    less: /\bgreen tint\b|\bgreenish\b/,
  },
  { grade: 'fade', noun: /\bfad(?:e|ed)\b/, more: /\b(?:matte|faded|hazy|dreamy|airy)\b/, less: /^$/ },
  {
    grade: 'brightness',
    noun: /\b(?:brightness|exposure|light(?:ness)?)\b/,
    more: /\b(?:bright|brighter|brighten|lighter|lighten|light up|well lit)\b/,
    less: /\b(?:dark|darker|darken|dim|dimmer|moody|night)\b/,
  },
];

/** Brightness, contrast and the like, up or down. */
export const quantities: Rule = (clause, direction) => {
  const steps: Step[] = [];
  for (const { grade, noun, more, less } of QUANTITIES) {
    const sign = more.test(clause) ? 1 : less.test(clause) ? -1 : undefined;
    if (sign === undefined && !noun.test(clause)) continue;
    const toned = sign === undefined ? direction : sign * (/\b(?:less|not so|too)\b/.test(clause) ? -1 : 1);
    steps.push({ kind: 'grade', grade, amount: toned * readStrength(clause) });
    if (grade === 'shadows' || grade === 'highlights') break;
  }
  return steps.length > 0 ? steps : undefined;
};
