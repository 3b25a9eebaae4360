export { FrameMemory } from '@atelier/figure';
export { drawModelPreview } from './draw-model-preview.ts';
export { loadFigureData } from './figure-data.ts';
export { RecentFigures } from './recent-figures.ts';
export { type FigureTools, renderOnFigure } from './render-on-figure.ts';
export { TrousersAhead } from './trousers-ahead.ts';
export * from './types.ts';
