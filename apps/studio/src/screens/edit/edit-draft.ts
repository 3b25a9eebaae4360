import type { EditOperationId } from '@atelier/contracts/image-studio';
import { type PictureFile, toDataUrl } from '../../pictures/picture-file.ts';
import { editTexts as texts } from '../../texts/en/edit.ts';

export const OPERATIONS: readonly EditOperationId[] = [
  'remove_background',
  'inpaint',
  'outpaint',
  'search_replace',
  'search_recolor',
  'replace_background_relight',
  'general_edit',
];

export const SIDES = ['left', 'right', 'up', 'down'] as const;
export type Side = (typeof SIDES)[number];
/** As far as a side may grow at once, in pixels. */
export const MOST_GROWTH_PX = 512;
export type Margins = Record<Side, number>;

const LIGHT_SIDES = ['none', 'left', 'right', 'above', 'below'] as const;
export type LightSide = (typeof LIGHT_SIDES)[number];

/** What is typed and chosen in Edit. */
export interface EditDraft extends Margins {
  operation: EditOperationId;
  prompt: string;
  negative: string;
  search: string;
  select: string;
  /** An edit model's id; empty = the server chooses. */
  model: string;
  seed: number | null;
  /** Pixels; null = as the operation does by itself. */
  growMask: number | null;
  feather: number;
  lightSide: LightSide;
  lightStrength: number;
  keepBackground: boolean;
}

export const INITIAL: EditDraft = {
  operation: 'remove_background',
  prompt: '',
  negative: '',
  search: '',
  select: '',
  left: 0,
  right: 0,
  up: 0,
  down: 0,
  model: '',
  seed: null,
  growMask: null,
  feather: 0,
  lightSide: 'none',
  lightStrength: 0.3,
  keepBackground: false,
};

/** Operations that a mask can guide. */
const MASKED: readonly EditOperationId[] = ['inpaint', 'search_replace', 'search_recolor', 'general_edit'];

export function takesMask(operation: EditOperationId): boolean {
  return MASKED.includes(operation);
}

/** Pictures that an edit works with. */
export interface EditPictures {
  source: PictureFile | null;
  mask: PictureFile | null;
  background: PictureFile | null;
  lighting: PictureFile | null;
}

/** Masks of other proportions by more than this are refused (spec: image-studio-api.md section 7.2). */
const RATIO_TOLERANCE = 0.02;

export function fitsPicture(mask: PictureFile, picture: PictureFile): boolean {
  return Math.abs((mask.width / mask.height) * (picture.height / picture.width) - 1) <= RATIO_TOLERANCE;
}

/** Why the edit cannot be ordered yet, in a sentence; undefined when it can. */
export function whyNot(draft: EditDraft, pictures: EditPictures): string | undefined {
  const { source, mask } = pictures;
  if (source === null) return texts.sourceMissing;
  if (takesMask(draft.operation) && mask !== null && !fitsPicture(mask, source)) return texts.maskOther;
  const hasPrompt = draft.prompt.trim() !== '';
  switch (draft.operation) {
    case 'remove_background':
      return undefined;
    case 'outpaint':
      return SIDES.some((side) => draft[side] > 0) ? undefined : texts.marginMissing;
    case 'search_replace':
      if (draft.search.trim() === '') return texts.searchMissing;
      return hasPrompt ? undefined : texts.promptMissing;
    case 'search_recolor':
      if (draft.select.trim() === '') return texts.selectMissing;
      return hasPrompt ? undefined : texts.promptMissing;
    case 'replace_background_relight':
      return hasPrompt || pictures.background !== null || pictures.lighting !== null
        ? undefined
        : texts.backgroundMissing;
    default:
      return hasPrompt ? undefined : texts.promptMissing;
  }
}

/** The order as the API takes it; only what the operation reads is sent. */
export async function orderOf(draft: EditDraft, pictures: EditPictures & { source: PictureFile }) {
  const { operation } = draft;
  const { source, mask, background, lighting } = pictures;
  const isRelight = operation === 'replace_background_relight';
  const masked = takesMask(operation) && mask !== null;
  return {
    image_base64: await toDataUrl(source.blob),
    operation,
    ...text('prompt', operation === 'remove_background' ? '' : draft.prompt),
    ...text('negative_prompt', takesMask(operation) || operation === 'outpaint' ? draft.negative : ''),
    ...text('search_prompt', operation === 'search_replace' ? draft.search : ''),
    ...text('select_prompt', operation === 'search_recolor' ? draft.select : ''),
    ...text('model', operation === 'general_edit' ? draft.model : ''),
    ...(masked ? { mask_base64: await toDataUrl(mask.blob) } : {}),
    ...(isRelight && background !== null
      ? { background_image_base64: await toDataUrl(background.blob) }
      : {}),
    ...(isRelight && lighting !== null ? { lighting_image_base64: await toDataUrl(lighting.blob) } : {}),
    ...(operation === 'outpaint' ? expansionOf(draft) : {}),
    ...(draft.seed === null ? {} : { seed: draft.seed }),
    options: optionsOf(draft),
    async: true,
  };
}

function text<Field extends string>(field: Field, value: string): Partial<Record<Field, string>> {
  const given: Partial<Record<Field, string>> = {};
  if (value.trim() !== '') given[field] = value.trim();
  return given;
}

function expansionOf({ left, right, up, down }: Margins) {
  return { expand_left: left, expand_right: right, expand_up: up, expand_down: down };
}

function optionsOf(draft: EditDraft) {
  return {
    ...(draft.growMask === null ? {} : { grow_mask: draft.growMask }),
    feather: draft.feather,
    ...(draft.lightSide === 'none' ? {} : { light_source_direction: draft.lightSide }),
    light_source_strength: draft.lightStrength,
    keep_original_background: draft.keepBackground,
  };
}
