export { type Compressed, type CompressFormat, type CompressOptions, compress } from './compress.ts';
export { type Converted, type ConvertOptions, convert } from './convert.ts';
export { type BatchItem, eachImage } from './each-image.ts';
export { type CompressionEstimate, estimateCompression } from './estimate.ts';
export { FORMATS, type FormatFacts, type OutputFormat } from './formats.ts';
export type { ResizeWish } from './resize.ts';
