export { makeStudioPictures, type StudioResult } from './make-studio-pictures.ts';
export type { StudioPicture } from './output.ts';
export type { StudioImages } from './work-of.ts';
