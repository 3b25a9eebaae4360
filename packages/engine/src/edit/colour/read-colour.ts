import { type Oklab, oklabOfSrgb } from '@atelier/pixels/oklab';
import { COLOUR_SHADES, COLOUR_WORDS, PURE_SHADES } from './colour-words.ts';

/** A colour that a text asks for or tells things by. */
export interface WantedColour {
  /** As the text has it. */
  readonly words: string;
  readonly lab: Oklab;
  /** Whether the text says how light it is, or only its hue. */
  readonly hasLightness: boolean;
}

const PURE_CHROMA = 1.25;
const LIGHTEST = 0.98;
const DARKEST = 0.06;
const HEX = /#([0-9a-f]{6}|[0-9a-f]{3})\b/;

/** The first colour that a text names, by a word (with light, dark, pale ... before it) or as `#rrggbb`. */
export function readColour(text: string): WantedColour | undefined {
  return readColours(text)[0];
}

/** All colours that a text names, in its order. */
export function readColours(text: string): WantedColour[] {
  const lower = text.toLowerCase().replace(/-/g, ' ');
  const found: { at: number; colour: WantedColour }[] = [];
  let left = lower;
  for (let hex = HEX.exec(left); hex; hex = HEX.exec(left)) {
    const lab = labOfHex(hex[0]);
    found.push({ at: hex.index, colour: { words: hex[0], lab, hasLightness: true } });
    left = left.replace(hex[0], ' '.repeat(hex[0].length));
  }
  for (const name of Object.keys(COLOUR_WORDS)) {
    const spelled = new RegExp(`(?:\\b(${SHADE_PATTERN}) )?\\b${name}(?:ish)?\\b`);
    for (let match = spelled.exec(left); match; match = spelled.exec(left)) {
      found.push({ at: match.index, colour: shadeOf(name, match[1], match[0]) });
      left = left.replace(match[0], ' '.repeat(match[0].length));
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ colour }) => colour);
}

const SHADE_PATTERN = [...Object.keys(COLOUR_SHADES), ...PURE_SHADES].join('|');

function shadeOf(name: string, shade: string | undefined, words: string): WantedColour {
  const { hex, hasLightness } = COLOUR_WORDS[name]!;
  const lab = labOfHex(hex);
  if (shade === undefined) return { words, lab, hasLightness: hasLightness === true };
  if (PURE_SHADES.includes(shade))
    return { words, lab: shifted(lab, 0, PURE_CHROMA), hasLightness: hasLightness === true };
  const { lightness, chroma } = COLOUR_SHADES[shade]!;
  return { words, lab: shifted(lab, lightness, chroma), hasLightness: true };
}

function shifted({ l, a, b }: Oklab, lightness: number, chroma: number): Oklab {
  return { l: Math.min(LIGHTEST, Math.max(DARKEST, l + lightness)), a: a * chroma, b: b * chroma };
}

function labOfHex(hex: string): Oklab {
  const digits = hex.slice(1);
  const full = digits.length === 3 ? [...digits].map((d) => d + d).join('') : digits;
  const bits = Number.parseInt(full, 16);
  return oklabOfSrgb(bits >> 16, (bits >> 8) & 255, bits & 255);
}
