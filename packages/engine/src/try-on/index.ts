export { RecentModels } from './recent-models.ts';
export { type TryOnResult, type TryOnTools, tryOn } from './try-on.ts';
export type { PreparedGarment } from './try-on-garments.ts';
export { type ModelTools, type PredefinedModel, photographModel, tryOnModel } from './try-on-model.ts';
export { type PhotoTryOnTools, tryOnPhoto } from './try-on-photo.ts';
