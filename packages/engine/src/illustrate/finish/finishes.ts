import type { Canvas } from '@napi-rs/canvas';
import type { Scene } from '../settings/scene.ts';
import { cel, charcoal, cyber, doodle, inkWash, lines, neon } from './drawn.ts';
import { cubist, facets, folds, stainedGlass } from './facets.ts';
import { crayon, dabs, oil, watercolour } from './painted.ts';
import { comic, pixels, pop, poster } from './print.ts';
import {
  bloom,
  cinema,
  clay,
  faded,
  film,
  grain,
  light,
  monochrome,
  paperGrain,
  pastel,
  scanlines,
  sepia,
} from './tone.ts';

/** What happens to the finished stack of sheets; may change the canvas it is given. */
export type Finish = (canvas: Canvas, scene: Scene) => Canvas;

export const FINISHES = {
  light,
  bloom,
  grain,
  film,
  cinema,
  faded,
  monochrome,
  sepia,
  pastel,
  scanlines,
  'paper-grain': paperGrain,
  clay,
  lines,
  doodle,
  cel,
  neon,
  cyber,
  charcoal,
  'ink-wash': inkWash,
  comic,
  pop,
  poster,
  pixels,
  facets,
  folds,
  cubist,
  'stained-glass': stainedGlass,
  oil,
  dabs,
  crayon,
  watercolour,
} satisfies Record<string, Finish>;

export type FinishName = keyof typeof FINISHES;
