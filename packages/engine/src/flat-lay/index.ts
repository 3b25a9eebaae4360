export * from './render.ts';
export * from './types.ts';
