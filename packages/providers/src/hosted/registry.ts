import { createA1111 } from './a1111/adapter.ts';
import { createComfyui, workflowsWith } from './comfyui/adapter.ts';
import { createDiffusion, readDiffusionSettings } from './diffusion/adapter.ts';
import { createFal } from './fal/adapter.ts';
import { createFashn } from './fashn/adapter.ts';
import { createGemini } from './gemini/adapter.ts';
import type { HostedProvider, HostedSettings } from './hosted-provider.ts';
import { createHuggingFace } from './huggingface/adapter.ts';
import { createOpenAi, DIALECT_IDS } from './openai/adapter.ts';
import { createStability } from './stability/adapter.ts';
import { createWavespeed } from './wavespeed/adapter.ts';

/** A setting that only one provider has. */
export interface ExtraSetting {
  env: string;
  doc: string;
}

/** A kind of provider that an operator can configure. */
export interface RegisteredProvider {
  id: string;
  name: string;
  /** Environment variables. */
  env: { apiKey?: string; baseUrl?: string };
  /** What has to be set for it to be used: a key, an address (there is none in public), one of them, or its extras. */
  needs: 'key' | 'url' | 'either' | 'extras';
  extras?: Readonly<Record<string, ExtraSetting>>;
  /**
   * @param extras the values of those that are set, by name
   * @throws RangeError with a sentence for the operator
   */
  create(settings: HostedSettings, extras: Readonly<Record<string, string>>): HostedProvider;
}

/** Every provider that Atelier speaks to. */
export const HOSTED_PROVIDERS: readonly RegisteredProvider[] = [
  {
    id: 'stability',
    name: 'Stability AI',
    env: { apiKey: 'STABILITY_API_KEY', baseUrl: 'STABILITY_BASE_URL' },
    needs: 'key',
    create: createStability,
  },
  {
    id: 'wavespeed',
    name: 'WaveSpeed AI',
    env: { apiKey: 'WAVESPEED_API_KEY', baseUrl: 'WAVESPEED_BASE_URL' },
    needs: 'key',
    create: createWavespeed,
  },
  {
    id: 'huggingface',
    name: 'Hugging Face',
    env: { apiKey: 'HF_TOKEN', baseUrl: 'HF_BASE_URL' },
    needs: 'key',
    create: createHuggingFace,
  },
  {
    id: 'gemini',
    name: 'Google Gemini',
    env: { apiKey: 'GEMINI_API_KEY', baseUrl: 'GEMINI_BASE_URL' },
    needs: 'key',
    create: createGemini,
  },
  {
    id: 'openai',
    name: 'OpenAI, or a server that speaks its images interface',
    env: { apiKey: 'OPENAI_API_KEY', baseUrl: 'OPENAI_BASE_URL' },
    needs: 'either',
    extras: {
      dialect: {
        env: 'OPENAI_DIALECT',
        doc: `What the server at OPENAI_BASE_URL is: ${DIALECT_IDS.join(', ')}.`,
      },
      models: { env: 'OPENAI_MODELS', doc: 'Comma list of the models that the server offers.' },
    },
    create: (settings, { dialect, models }) =>
      createOpenAi({
        ...settings,
        ...(dialect === undefined ? {} : { dialect: oneOf(DIALECT_IDS, dialect, 'OPENAI_DIALECT') }),
        ...(models === undefined ? {} : { models: models.split(',').map((model) => model.trim()) }),
      }),
  },
  {
    id: 'fashn',
    name: 'FASHN',
    env: { apiKey: 'FASHN_API_KEY', baseUrl: 'FASHN_BASE_URL' },
    needs: 'key',
    create: createFashn,
  },
  {
    id: 'fal',
    name: 'fal.ai',
    env: { apiKey: 'FAL_KEY', baseUrl: 'FAL_BASE_URL' },
    needs: 'key',
    create: createFal,
  },
  {
    id: 'comfyui',
    name: 'ComfyUI',
    env: { apiKey: 'COMFYUI_API_KEY', baseUrl: 'COMFYUI_URL' },
    needs: 'url',
    extras: {
      workflows: {
        env: 'COMFYUI_WORKFLOWS',
        doc: 'JSON file, or folder of such, with workflows of yours (docs/providers/comfyui.md).',
      },
    },
    create: (settings, { workflows }) => createComfyui({ ...settings, workflows: workflowsWith(workflows) }),
  },
  {
    id: 'a1111',
    name: 'A1111 or Forge',
    env: { apiKey: 'A1111_API_KEY', baseUrl: 'A1111_URL' },
    needs: 'url',
    create: createA1111,
  },
  {
    id: 'diffusion',
    name: 'stable-diffusion.cpp on this machine',
    env: {},
    needs: 'extras',
    extras: {
      settings: {
        env: 'DIFFUSION_SETTINGS',
        doc: 'file: URL of a JSON file that says where runtime and weights are (docs/providers/diffusion.md).',
      },
    },
    create: (_, { settings }) => createDiffusion(readDiffusionSettings(settings)),
  },
];

function oneOf<T extends string>(values: readonly T[], given: string, name: string): T {
  const value = values.find((known) => known === given.trim().toLowerCase());
  if (value !== undefined) return value;
  throw new RangeError(`${name}: must be one of ${values.join(', ')}`);
}
