/** The committed figure data, read once a test file. */
export { loadFigureData } from '../../packages/engine/src/on-figure/figure-data.ts';
