import type { OnFigurePose } from '@atelier/contracts';
import type { Stance } from './posed-body.ts';
import { POSTURES } from './postures.ts';

const PROPS: Readonly<Partial<Record<OnFigurePose, 'seat' | 'wall'>>> = { sitting: 'seat', leaning: 'wall' };

/**
 * How the figure holds itself.
 *
 * @param variant whole number from 0: variants of a pose differ in stance, arms and head, never in who it is; after
 *   the fourth they begin again.
 */
export function stanceOf(pose: OnFigurePose, variant: number): Stance {
  const postures = POSTURES[pose];
  const posture = postures[variant % postures.length] ?? postures[0];
  const prop = PROPS[pose];
  return prop ? { posture, progress: 1, prop } : { posture, progress: 1 };
}

/** The stance a share `t` (0..1) of the way from the rest shape: what cloth is carried along by. */
export function partialStance(stance: Stance, t: number): Stance {
  return { ...stance, progress: stance.progress * t };
}
