export * from './errors.ts';
export * from './flat-lay.ts';
