import type {
  BackgroundSettings,
  OnFigureModelSettings,
  OnFigurePose,
  OnFigureViewpoint,
  OutputPaddings,
  OutputSize,
} from '@atelier/contracts';
import type { ProductHints } from '../flat-lay/types.ts';

/** One on-figure picture to make. */
export interface OnFigureSpec {
  viewpoint: OnFigureViewpoint;
  pose: OnFigurePose;
  model: OnFigureModelSettings;
  /** Makes the face theirs; shared by all pictures of an operation and of its regenerations. */
  modelSeed: number;
  /** What the client says about the product: helps to know the kind of garment. */
  words: ProductHints;
  background: BackgroundSettings;
  /** Absent: 1024 x 1536. */
  size?: OutputSize | undefined;
  paddings?: OutputPaddings | undefined;
  /** 0-based: changes stance, camera and hands, never the person. */
  variant: number;
  /** Moves light and backdrop slightly. */
  seed: number;
}
