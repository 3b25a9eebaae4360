import { ALL_MIMES, aboutUsd, JPEG, LIKE_SOURCE, ONE_PICTURE, usd, type WavespeedModel } from './model.ts';

/** Models that make pictures from words. */
export const TEXT_MODELS: readonly WavespeedModel[] = [
  {
    id: 'ideogram-v3-turbo',
    wire: {
      path: 'ideogram-ai/ideogram-v3-turbo',
      picture: { source: 'image', mask: 'mask_image' },
      size: 'aspect_ratio',
    },
    tasks: [
      { operation: 'text-to-image' },
      {
        operation: 'inpaint',
        inputs: { source: ONE_PICTURE, mask: ONE_PICTURE },
        mask: 'white-changes',
        sizing: LIKE_SOURCE,
      },
    ],
    sizing: { kind: 'ratios', values: ['1:1', '16:9', '9:16', '4:3', '3:4'], longSide: 1024 },
    price: aboutUsd(0.03),
    mimes: JPEG,
    typicalMs: 15_000,
  },
  {
    id: 'qwen-image',
    wire: {
      path: 'wavespeed-ai/qwen-image/text-to-image-2512',
      size: 'W*H',
      seed: true,
      outputFormat: true,
    },
    tasks: [{ operation: 'text-to-image' }],
    sizing: { kind: 'free', multipleOf: 16, minSide: 256, maxSide: 1536 },
    price: aboutUsd(0.02),
    mimes: ALL_MIMES,
    typicalMs: 3_000,
  },
  {
    id: 'qwen-image-2.0',
    wire: { path: 'wavespeed-ai/qwen-image-2.0/text-to-image', size: 'W*H', seed: true, outputFormat: true },
    tasks: [{ operation: 'text-to-image' }],
    sizing: { kind: 'free', multipleOf: 16, minSide: 256, maxSide: 4096 },
    price: usd(0.03),
    mimes: ALL_MIMES,
    typicalMs: 8_000,
    promptChars: 800,
  },
];
