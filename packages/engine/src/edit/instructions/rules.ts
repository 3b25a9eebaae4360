import type { GradeName } from '../adjust/grades.ts';
import { readColour } from '../colour/read-colour.ts';
import { readPhrase } from '../find/read-phrase.ts';
import { materialNamed } from '../material/materials.ts';
import type { LightSide } from '../types.ts';
import { readStrength } from './amount.ts';
import { quantities } from './quantities.ts';
import type { Rule } from './rule.ts';
import type { Step } from './step.ts';

const grade = (name: GradeName, amount: number): Step => ({ kind: 'grade', grade: name, amount });

/** Looks that have a name. */
const LOOKS: readonly { words: RegExp; steps: (amount: number) => Step[] }[] = [
  {
    words: /\bnoir\b/,
    steps: () => [grade('black and white', 1), grade('contrast', 1.4), { kind: 'vignette', amount: 0.8 }],
  },
  {
    words: /\b(?:black (?:and|&|n|-and-) ?white|b ?& ?w|b\/w|monochrome|gr[ea]yscale|gr[ea]y scale)\b/,
    steps: () => [grade('black and white', 1)],
  },
  { words: /\bsepia\b/, steps: (amount) => [grade('sepia', Math.min(1, amount))] },
  {
    words:
      /\b(?:vintage|retro|old photo|old fashioned|nostalgic|analog(?:ue)?|film look|polaroid|70s|1970s)\b/,
    steps: (amount) => [
      grade('saturation', -0.55 * amount),
      grade('sepia', 0.22 * amount),
      grade('warmth', 0.9 * amount),
      grade('fade', 0.9 * amount),
      { kind: 'vignette', amount: 0.8 * amount },
      { kind: 'grain', amount: 0.8 * amount },
    ],
  },
  {
    words: /\b(?:cinematic|movie|film grade|teal and orange|blockbuster)\b/,
    steps: (amount) => [
      grade('teal and orange', amount),
      grade('contrast', 0.8 * amount),
      { kind: 'vignette', amount: 0.6 * amount },
    ],
  },
  { words: /\b(?:invert(?:ed)?|negative)\b/, steps: () => [grade('invert', 1)] },
  { words: /\bvignette\b/, steps: (amount) => [{ kind: 'vignette', amount }] },
  { words: /\b(?:add|film|more)\b.*\bgrain\b|\bgrainy\b/, steps: (amount) => [{ kind: 'grain', amount }] },
];

const looks: Rule = (clause) => {
  const look = LOOKS.find(({ words }) => words.test(clause));
  return look?.steps(readStrength(clause));
};

const FOCUS = /\b(?:blur(?:red|ry|ring)?|bokeh|defocus(?:ed)?|out of focus|depth of field|portrait mode)\b/;
const NOISE = /\b(?:denoise|noise|de-noise|noisy|grain|grainy)\b/;

const focus: Rule = (clause) => {
  const amount = readStrength(clause);
  if (FOCUS.test(clause) && !/\b(?:remove|reduce|fix|less) (?:the )?blur/.test(clause)) {
    const isBehind = /\b(?:background|backdrop|bokeh|depth of field|portrait mode|behind)\b/.test(clause);
    return [{ kind: isBehind ? 'blur background' : 'blur', amount }];
  }
  if (/\b(?:sharp(?:en|er|ness)?|crisp(?:er)?|clearer|clarity|deblur|unblur|less blurry|blur)\b/.test(clause))
    return [{ kind: 'sharpen', amount }];
  if (NOISE.test(clause) && /\b(?:denoise|de-noise|remove|reduce|less|clean|smooth)\b/.test(clause))
    return [{ kind: 'denoise', amount }];
  return undefined;
};

const RATIOS: readonly (readonly [RegExp, number])[] = [
  [/\bsquare\b|\b1 ?[:x] ?1\b/, 1],
  [/\bwidescreen\b/, 16 / 9],
  [/\bpanorama\b/, 2],
];

const geometry: Rule = (clause) => {
  if (/\b(?:flip|mirror)\b/.test(clause))
    return [
      {
        kind: 'flip',
        axis: /\b(?:vertical(?:ly)?|upside down|top to bottom)\b/.test(clause) ? 'vertical' : 'horizontal',
      },
    ];
  if (/\bupside down\b/.test(clause)) return [{ kind: 'rotate', degrees: 180 }];
  if (/\b(?:rotate|turn|tilt|straighten)\b/.test(clause)) return rotation(clause);
  if (!/\b(?:crop|cut|trim)\b/.test(clause)) return undefined;
  const written = /(\d+(?:\.\d+)?) ?[:x/] ?(\d+(?:\.\d+)?)/.exec(clause);
  const ratio = written
    ? Number(written[1]) / Number(written[2])
    : RATIOS.find(([words]) => words.test(clause))?.[1];
  return ratio && ratio > 0.1 && ratio < 10 ? [{ kind: 'crop', ratio }] : undefined;
};

function rotation(clause: string): Step[] | undefined {
  const number = /(-?\d+(?:\.\d+)?) ?(?:°|deg|degrees?)?/.exec(clause);
  const isLeft = /\b(?:left|counter ?-?clockwise|anti ?-?clockwise|ccw)\b/.test(clause);
  if (!number && !isLeft && !/\b(?:right|clockwise|cw)\b/.test(clause)) return undefined;
  const degrees = number ? Number(number[1]) : 90;
  return [{ kind: 'rotate', degrees: isLeft ? -degrees : degrees }];
}

const BACKGROUND = '(?:background|backdrop|bg)';
const REMOVE = /\b(?:remove|delete|erase|take (?:out|away)|get rid of|cut out|eliminate|clean up|hide)\b(.*)/;

const background: Rule = (clause) => {
  if (!new RegExp(`\\b${BACKGROUND}\\b`).test(clause)) return undefined;
  if (
    /\btransparent\b/.test(clause) ||
    new RegExp(`\\b(?:remove|delete|erase|cut out|without|no) (?:the )?${BACKGROUND}\\b`).test(clause)
  )
    return [{ kind: 'remove background' }];
  if (
    !/\b(?:change|make|replace|set|turn|put|give|use|add|swap|with|on|in front of|against|new)\b/.test(clause)
  )
    return undefined;
  const prompt = new RegExp(`${BACKGROUND}\\b(.*)$`).exec(clause)?.[1] ?? '';
  const before = new RegExp(`^(.*)\\b${BACKGROUND}`).exec(clause)?.[1] ?? '';
  const wanted = prompt.replace(/^.*?\b(?:to|into|with|by|be|as|is)\b/, '').trim();
  const text =
    wanted !== ''
      ? wanted
      : before
          .replace(
            /\b(?:change|make|replace|set|turn|put|give|use|add|swap|with|on|in front of|against|new|it|a|an|the|to)\b/g,
            '',
          )
          .trim();
  return text === '' ? undefined : [{ kind: 'background', prompt: text }];
};

const removal: Rule = (clause) => {
  const phrase = REMOVE.exec(clause)?.[1]
    ?.trim()
    .replace(/^(?:the|a|an|all|every|any|this|that) /, '');
  return phrase ? [{ kind: 'remove', phrase }] : undefined;
};

const CHANGE =
  /\b(?:change|turn|make|paint|dye|recolou?r|colou?r|convert|transform)\b (?:the )?(?:colou?r of )?(?:the )?(.+?)(?: colou?r)?(?: (?:to|into|in|look|be|become))? (?:be )?((?:(?:light|dark|pale|bright|deep|pastel|vivid|neon|navy|sky|royal|baby|hot|forest|olive|mint|rose|off|jet)(?:er)? )?[#a-z0-9]+)$/;

const recolouring: Rule = (clause) => {
  const match = CHANGE.exec(clause);
  if (!match) return undefined;
  const [, phrase, wanted] = match;
  if (!phrase || !wanted || /^(?:it|this|image|picture|photo|everything|the image)$/.test(phrase))
    return undefined;
  if (!readColour(wanted) && !materialNamed(wanted)) return undefined;
  return readPhrase(phrase).thing || readPhrase(phrase).colour
    ? [{ kind: 'recolour', phrase, prompt: wanted }]
    : undefined;
};

const REPLACE =
  /\b(?:replace|swap|exchange|change|turn)\b (?:the |a )?(.+?) (?:with|by|for|to|into) (?:a |an |the )?(.+)$/;

const replacement: Rule = (clause) => {
  const match = REPLACE.exec(clause);
  return match?.[1] && match[2] && readPhrase(match[1]).thing
    ? [{ kind: 'replace', phrase: match[1], prompt: match[2] }]
    : undefined;
};

const SIDES: Readonly<Record<string, LightSide>> = {
  left: 'left',
  right: 'right',
  above: 'above',
  top: 'above',
  below: 'below',
  bottom: 'below',
};

const light: Rule = (clause) => {
  const word = /\b(?:light|lit|sun|sunlight|lighting)\b.*\b(left|right|above|below|top|bottom)\b/.exec(
    clause,
  )?.[1];
  const side = word && SIDES[word];
  return side ? [{ kind: 'light', side }] : undefined;
};

const enhancement: Rule = (clause) =>
  /\b(?:enhance|improve|auto|better|fix|professional|beautiful|nicer|retouch|correct)\b/.test(clause)
    ? [{ kind: 'enhance' }]
    : undefined;

/** In the order in which they are tried: what says most comes first. */
export const RULES: readonly Rule[] = [
  focus,
  geometry,
  background,
  looks,
  light,
  recolouring,
  replacement,
  removal,
  quantities,
  enhancement,
];
