import type { MaskUse } from '../spec.ts';

export const DIALECT_IDS = ['openai', 'compatible', 'vllm-omni', 'sglang', 'xinference', 'localai'] as const;
export type DialectId = (typeof DIALECT_IDS)[number];

/** Where pictures are changed by words alone, and the name under which each of them is sent. */
interface EditRoute {
  path: string;
  imageField: 'image' | 'image[]';
}

/** Where pictures are changed within a mask. */
interface InpaintRoute extends EditRoute {
  maskField: 'mask' | 'mask_image';
  mask: Exclude<MaskUse, 'composited'>;
  /** Whether the words say what is to be done, or, as diffusion models want it, what is to be seen. */
  words: 'instruction' | 'description';
  /** The field for steps, where it takes fewer settings than other routes. */
  onlySteps?: 'steps';
}

/** How a server's images interface differs from OpenAI's. A setting without a name is not taken. */
export interface Dialect {
  id: DialectId;
  /** Whether it runs on the operator's own GPU: then calls cost nothing, and take what the GPU takes. */
  isOwnGpu: boolean;
  /** A field, or, after a bar, the end of the prompt. */
  negativePrompt?: 'negative_prompt' | 'after-bar';
  seed?: 'seed';
  steps?: 'num_inference_steps' | 'step';
  guidance?: 'guidance_scale';
  /** Settings of pixels and price: quality, background. */
  takesQuality: boolean;
  outputFormat?: 'output_format';
  /** Seed, steps, guidance and negative prompt travel as JSON text in this field. */
  settingsIn?: 'kwargs';
  /** Answers with addresses unless `response_format` asks for base64. */
  asksForBase64: boolean;
  edit?: EditRoute;
  /** `composited`: masks are taken and ignored, so none is sent. */
  inpaint?: InpaintRoute | 'composited';
}

const EDITS = '/images/edits';
const DIFFUSION = {
  isOwnGpu: true,
  negativePrompt: 'negative_prompt',
  seed: 'seed',
  steps: 'num_inference_steps',
  guidance: 'guidance_scale',
  takesQuality: false,
  asksForBase64: true,
} as const;
const OPENAI_INPAINT = {
  path: EDITS,
  imageField: 'image[]',
  maskField: 'mask',
  mask: 'transparent-changes',
  words: 'instruction',
} as const;

/** Those of OpenAI itself, of proxies such as LiteLLM, and of servers for one's own GPU. */
export const DIALECTS: Readonly<Record<DialectId, Dialect>> = {
  openai: {
    id: 'openai',
    isOwnGpu: false,
    takesQuality: true,
    outputFormat: 'output_format',
    asksForBase64: false,
    edit: { path: EDITS, imageField: 'image[]' },
    inpaint: OPENAI_INPAINT,
  },
  compatible: {
    id: 'compatible',
    isOwnGpu: false,
    takesQuality: false,
    asksForBase64: true,
    edit: { path: EDITS, imageField: 'image[]' },
    inpaint: OPENAI_INPAINT,
  },
  'vllm-omni': {
    ...DIFFUSION,
    id: 'vllm-omni',
    outputFormat: 'output_format',
    edit: { path: EDITS, imageField: 'image' },
    inpaint: {
      path: EDITS,
      imageField: 'image',
      maskField: 'mask_image',
      mask: 'white-changes',
      words: 'description',
    },
  },
  sglang: {
    ...DIFFUSION,
    id: 'sglang',
    outputFormat: 'output_format',
    edit: { path: EDITS, imageField: 'image[]' },
    inpaint: 'composited',
  },
  xinference: {
    ...DIFFUSION,
    id: 'xinference',
    settingsIn: 'kwargs',
    edit: { path: EDITS, imageField: 'image' },
    inpaint: {
      path: '/images/inpainting',
      imageField: 'image',
      maskField: 'mask_image',
      mask: 'white-changes',
      words: 'description',
    },
  },
  localai: {
    id: 'localai',
    isOwnGpu: true,
    negativePrompt: 'after-bar',
    seed: 'seed',
    steps: 'step',
    takesQuality: false,
    asksForBase64: true,
    inpaint: {
      path: '/images/inpainting',
      imageField: 'image',
      maskField: 'mask',
      mask: 'white-changes',
      words: 'description',
      onlySteps: 'steps',
    },
  },
};
