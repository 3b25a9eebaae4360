export { type Extended, extend, type Margins } from './extend.ts';
export { canInpaint, type InpaintOptions, inpaint } from './inpaint.ts';
