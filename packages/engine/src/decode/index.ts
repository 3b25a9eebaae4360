export { type DecodeOptions, decode } from './decode.ts';
export type { ImageFormat } from './format.ts';
export { LIMITS } from './limits.ts';
export { type Header, probe } from './probe.ts';
export { type RecodedImage, recode } from './recode.ts';
export { type RefusalReason, UndecodableImage } from './undecodable.ts';
