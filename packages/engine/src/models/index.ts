export * from './models.ts';
export { createModels, type ModelsOptions, type OwnedModels } from './runner.ts';
export { findWeights, hashFiles, type WeightState, weightPaths } from './weight-files.ts';
export { MODEL_NAMES, WEIGHTS, type Weights } from './weights.ts';
