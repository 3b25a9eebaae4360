export * from '@atelier/pixels/raster';
export * from './decode/index.ts';
export * from './flat-lay/index.ts';
export * from './models/index.ts';
export * from './prepare.ts';
export * from './prepared/prepared-file.ts';
export * from './refusals.ts';
export * from './version.ts';
