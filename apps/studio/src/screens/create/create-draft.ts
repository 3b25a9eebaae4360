import type { CreateOrder } from '@atelier/sdk';

export const QUALITIES = ['draft', 'standard', 'premium'] as const;
export type Quality = (typeof QUALITIES)[number];

/** Formats that most pictures are wanted in, besides those of templates. */
export const RATIOS = ['1:1', '4:5', '3:2', '4:3', '16:9', '9:16', '21:9'] as const;

/** What is typed and chosen in Create. Null = left to the server. */
export interface CreateDraft {
  prompt: string;
  enhance: boolean;
  /** The enhanced prompt, where it was changed by hand. */
  enhanced: string | null;
  templateId: string | null;
  /** A ratio, `custom`, or null. */
  ratio: string | null;
  width: number | null;
  height: number | null;
  quality: Quality | null;
  style: string | null;
  variations: number;
  provider: string;
  model: string | null;
  negative: string;
  guidance: number | null;
  steps: number | null;
  seed: number | null;
  personaId: string | null;
}

export const INITIAL: CreateDraft = {
  prompt: '',
  enhance: true,
  enhanced: null,
  templateId: null,
  ratio: null,
  width: null,
  height: null,
  quality: null,
  style: null,
  variations: 1,
  provider: 'auto',
  model: null,
  negative: '',
  guidance: null,
  steps: null,
  seed: null,
  personaId: null,
};

/** The draft as an order of the API; what is left open stays out of it. */
export function orderOf(draft: CreateDraft): CreateOrder {
  const { enhance, enhanced, templateId, quality, style, variations, provider, model } = draft;
  const { negative, guidance, steps, seed, personaId } = draft;
  const isOwnWords = enhance && enhanced !== null;
  return {
    prompt: isOwnWords ? enhanced : draft.prompt,
    provider,
    enhance_prompt: enhance && !isOwnWords,
    num_variations: variations,
    ...sizeOf(draft),
    ...(templateId === null ? {} : { template_id: templateId }),
    ...(quality === null ? {} : { quality }),
    ...(style === null ? {} : { style_preset: style }),
    ...(model === null ? {} : { model }),
    ...(negative.trim() === '' ? {} : { negative_prompt: negative.trim() }),
    ...(guidance === null ? {} : { guidance_scale: guidance }),
    ...(steps === null ? {} : { steps }),
    ...(seed === null ? {} : { seed }),
    ...(personaId === null ? {} : { use_persona: true, persona_id: personaId }),
  };
}

function sizeOf({
  ratio,
  width,
  height,
}: CreateDraft): Pick<CreateOrder, 'aspect_ratio' | 'width' | 'height'> {
  if (ratio === null) return {};
  if (ratio !== 'custom') return { aspect_ratio: ratio };
  return { ...(width === null ? {} : { width }), ...(height === null ? {} : { height }) };
}
