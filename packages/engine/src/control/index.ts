export { controlPicture } from './control-picture.ts';
export type { ControlOrder, ControlResult, ControlTools } from './types.ts';
