import type { ParameterRule } from '../spec.ts';
import { type Endpoint, endpoint, MASK, MEGAPIXEL, ONE_MODERATE_PICTURE, ONE_PICTURE } from './endpoint.ts';
import { LIKE_SOURCE, NEEDED_WORDS, number, SHARE, STYLE_PRESET } from './rules.ts';

const MARGIN: ParameterRule = { kind: 'number', min: 0, max: 2000, integer: true, required: true };
const EDIT = { sizing: LIKE_SOURCE, typicalMs: 12_000 } as const;
/** Both look for what words name; a mask is not among their fields. */
const SEARCH = {
  ...EDIT,
  credits: 5,
  pictures: { source: ['image', ONE_MODERATE_PICTURE] },
} as const;
const SEARCH_PARAMS = { growMaskPx: ['grow_mask', number(0, 20)], stylePreset: STYLE_PRESET } as const;

/** Changes to a picture. */
export const EDITS: readonly Endpoint[] = [
  endpoint({
    ...EDIT,
    operation: 'erase',
    model: 'stable-image-erase',
    path: 'edit/erase',
    credits: 5,
    pictures: { source: ['image', ONE_PICTURE], mask: ['mask', MASK] },
    prompt: 'ignored',
    params: { growMaskPx: ['grow_mask', number(0, 20)] },
  }),
  endpoint({
    ...EDIT,
    operation: 'inpaint',
    model: 'stable-image-inpaint',
    path: 'edit/inpaint',
    credits: 5,
    pictures: { source: ['image', ONE_PICTURE], mask: ['mask', MASK] },
    params: { growMaskPx: ['grow_mask', number(0, 100)], stylePreset: STYLE_PRESET },
  }),
  endpoint({
    ...EDIT,
    operation: 'outpaint',
    model: 'stable-image-outpaint',
    path: 'edit/outpaint',
    credits: 4,
    pictures: { source: ['image', ONE_MODERATE_PICTURE] },
    prompt: 'optional',
    negative: false,
    params: {
      left: ['left', MARGIN],
      right: ['right', MARGIN],
      up: ['up', MARGIN],
      down: ['down', MARGIN],
      creativity: ['creativity', SHARE],
      stylePreset: STYLE_PRESET,
    },
  }),
  endpoint({
    ...SEARCH,
    operation: 'search-replace',
    model: 'stable-image-search-and-replace',
    path: 'edit/search-and-replace',
    params: { ...SEARCH_PARAMS, searchPrompt: ['search_prompt', NEEDED_WORDS] },
  }),
  endpoint({
    ...SEARCH,
    operation: 'search-recolor',
    model: 'stable-image-search-and-recolor',
    path: 'edit/search-and-recolor',
    params: { ...SEARCH_PARAMS, searchPrompt: ['select_prompt', NEEDED_WORDS] },
  }),
  endpoint({
    ...EDIT,
    operation: 'remove-background',
    model: 'stable-image-remove-background',
    path: 'edit/remove-background',
    credits: 5,
    typicalMs: 5_000,
    pictures: { source: ['image', { ...ONE_PICTURE, maxPixels: 4 * MEGAPIXEL }] },
    prompt: 'ignored',
    seed: false,
    mimes: ['image/png', 'image/webp'],
  }),
  endpoint({
    ...EDIT,
    operation: 'replace-background-relight',
    model: 'stable-image-relight',
    path: 'edit/replace-background-and-relight',
    mode: 'job',
    credits: 8,
    typicalMs: 30_000,
    pictures: {
      source: ['subject_image', ONE_MODERATE_PICTURE],
      background: ['background_reference', { ...ONE_PICTURE, count: [0, 1] }],
      light: ['light_reference', { ...ONE_PICTURE, count: [0, 1] }],
    },
    prompt: 'optional',
    promptField: 'background_prompt',
    negative: true,
    params: {
      foregroundPrompt: ['foreground_prompt', { kind: 'text', maxChars: 10_000 }],
      preserveSubject: ['preserve_original_subject', SHARE],
      keepBackground: ['keep_original_background', { kind: 'flag' }],
      lightDirection: [
        'light_source_direction',
        { kind: 'choice', values: ['left', 'right', 'above', 'below'] },
      ],
      lightStrength: ['light_source_strength', SHARE],
    },
  }),
];
