export {
  type Upscaled,
  type UpscaleMode,
  type UpscaleOptions,
  type UpscaleTarget,
  upscale,
} from './upscale.ts';
