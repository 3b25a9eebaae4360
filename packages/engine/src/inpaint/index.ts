export { fillAtOnce, type Glimpse, type HolesInView, viewHoles } from './at-once.ts';
export { type Extended, type ExtendOptions, extend, type Margins } from './extend.ts';
export { canInpaint, type InpaintOptions, inpaint } from './inpaint.ts';
