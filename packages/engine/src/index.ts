export * from './flat-lay/types.ts';
export * from './raster.ts';
