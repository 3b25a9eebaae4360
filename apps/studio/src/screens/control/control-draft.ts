import type { ControlOperationId } from '@atelier/contracts/image-studio';
import { type PictureFile, toDataUrl } from '../../pictures/picture-file.ts';
import { controlTexts as texts } from '../../texts/en/control.ts';

export const OPERATIONS: readonly ControlOperationId[] = ['sketch', 'structure', 'style', 'style_transfer'];
export const RATIOS = ['1:1', '4:3', '3:4', '16:9', '9:16'] as const;

/** What is typed and chosen in Control; strengths run from 0 to 1. */
export interface ControlDraft {
  operation: ControlOperationId;
  prompt: string;
  negative: string;
  strength: number;
  fidelity: number;
  styleStrength: number;
  composition: number;
  change: number;
  ratio: (typeof RATIOS)[number];
  preset: string;
  seed: number | null;
}

export const INITIAL: ControlDraft = {
  operation: 'sketch',
  prompt: '',
  negative: '',
  strength: 0.7,
  fidelity: 0.5,
  styleStrength: 1,
  composition: 0.9,
  change: 0.9,
  ratio: '1:1',
  preset: '',
  seed: null,
};

/** Why the order cannot be given yet; undefined when it can. */
export function whyNot(
  draft: ControlDraft,
  source: PictureFile | null,
  style: PictureFile | null,
): string | undefined {
  if (source === null) return texts.sourceMissing;
  if (draft.operation === 'style_transfer') return style === null ? texts.styleMissing : undefined;
  return draft.prompt.trim() === '' ? texts.promptMissing : undefined;
}

/** The order as the API takes it; fields of other operations are left out. */
export async function orderOf(draft: ControlDraft, source: PictureFile, style: PictureFile | null) {
  const { operation } = draft;
  return {
    control_image_base64: await toDataUrl(source.blob),
    operation,
    prompt: draft.prompt.trim(),
    ...(draft.negative.trim() === '' ? {} : { negative_prompt: draft.negative.trim() }),
    ...(draft.preset === '' ? {} : { style_preset: draft.preset }),
    ...(draft.seed === null ? {} : { seed: draft.seed }),
    ...(operation === 'sketch' || operation === 'structure' ? { control_strength: draft.strength } : {}),
    ...(operation === 'style' ? { fidelity: draft.fidelity, aspect_ratio: draft.ratio } : {}),
    ...(operation === 'style_transfer' && style !== null
      ? {
          style_image_base64: await toDataUrl(style.blob),
          style_strength: draft.styleStrength,
          composition_fidelity: draft.composition,
          change_strength: draft.change,
        }
      : {}),
    async: true,
  };
}
