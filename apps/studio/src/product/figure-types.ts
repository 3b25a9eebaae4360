import { ON_FIGURE_POSES, ON_FIGURE_VIEWPOINTS } from '@atelier/contracts/product-enums';
import type { OnFigureOrder } from '@atelier/sdk';
import { onFigureTexts as texts } from '../texts/en/on-figure.ts';

/** How a model stands in a picture, and from where it is seen. */
export type FigureType = OnFigureOrder['image_types'][number];
export type FigureTypeName = `${FigureType['pose']}.${FigureType['viewpoint']}`;

/** Every pose in every view. */
export const FIGURE_TYPES: readonly { name: FigureTypeName; type: FigureType }[] = ON_FIGURE_POSES.flatMap(
  (pose) =>
    ON_FIGURE_VIEWPOINTS.map((viewpoint) => ({
      name: `${pose}.${viewpoint}` as const,
      type: { pose, viewpoint },
    })),
);

export function figureTypeLabel({ pose, viewpoint }: FigureType): string {
  return texts.pictureName(texts.poses[pose], texts.views[viewpoint]);
}
