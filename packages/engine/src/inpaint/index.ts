export { canInpaint, type InpaintOptions, inpaint } from './inpaint.ts';
