export { editPicture } from './edit-picture.ts';
export type * from './types.ts';
