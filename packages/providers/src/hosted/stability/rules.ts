import type { ParameterRule, Sizing } from '../spec.ts';

/** Rules and sizings that several endpoints share. */

export const STYLE_PRESET = [
  'style_preset',
  {
    kind: 'choice',
    values: [
      'enhance',
      'anime',
      'photographic',
      'digital-art',
      'comic-book',
      'fantasy-art',
      'line-art',
      'analog-film',
      'neon-punk',
      'isometric',
      'low-poly',
      'origami',
      'modeling-compound',
      'cinematic',
      '3d-model',
      'pixel-art',
      'tile-texture',
    ],
  },
] as const;

const RATIOS = ['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21'];
/** 1024 x 1024 to 1536 x 640. */
export const ONE_MEGAPIXEL_RATIOS: Sizing = { kind: 'ratios', values: RATIOS, longSide: 1024 };
/** 1536 x 1536 to 2304 x 960. */
export const CORE_RATIOS: Sizing = { kind: 'ratios', values: RATIOS, longSide: 1536 };
export const LIKE_SOURCE: Sizing = { kind: 'like', role: 'source' };

/** A number from `min` to `max`. */
export function number(min: number, max: number): ParameterRule {
  return { kind: 'number', min, max };
}

/** A share, 0..1. */
export const SHARE = number(0, 1);
/** Words without which nothing is made. */
export const NEEDED_WORDS: ParameterRule = { kind: 'text', maxChars: 10_000, required: true };
