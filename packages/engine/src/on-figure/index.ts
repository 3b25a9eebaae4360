import type { FigureData } from '@atelier/figure';
import type { PreparedProduct, RenderedPicture } from '../flat-lay/types.ts';
import type { Models } from '../models/models.ts';
import { PictureRefused } from '../refusals.ts';
import type { ProgressListener } from '../stage-clock.ts';
import type { OnFigureSpec } from './types.ts';

export { loadFigureData } from './figure-data.ts';
export * from './types.ts';

/** What pictures on a figure are made with besides the product. */
export interface FigureTools {
  models: Models;
  figureData: FigureData;
}

/**
 * Makes one picture of a product on a human model. The same views and spec give the same bytes.
 * @throws PictureRefused when the product cannot be put on a figure
 */
export async function renderOnFigure(
  _views: PreparedProduct['views'],
  _spec: OnFigureSpec,
  _tools: FigureTools,
  _onProgress: ProgressListener = () => {},
): Promise<RenderedPicture> {
  throw new PictureRefused('This server cannot put products on a figure yet.');
}
