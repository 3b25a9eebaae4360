export type { SocialFileType } from './encode-within.ts';
export { type Ground, WHITE } from './ground.ts';
export {
  type CropMode,
  type CropOptions,
  type CropTarget,
  type SocialCrop,
  socialCrops,
} from './social-crops.ts';
export {
  type SocialOptions,
  type SocialOutcome,
  type SocialPicture,
  type SocialTarget,
  socialPictures,
} from './social-pictures.ts';
export type { Crop, Size } from './window.ts';
