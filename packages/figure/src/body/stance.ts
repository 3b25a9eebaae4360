import type { OnFigurePose } from '@atelier/contracts';
import { compose, NO_TURN, partialTurn, type Rotation, turnAbout } from '../geometry/rotation.ts';
import type { Stance } from './posed-body.ts';

type Turn = readonly [bone: string, axis: 'x' | 'y' | 'z', degrees: number];

/** Arms from the rest shape (held away from the body) to hanging beside it. */
const HANGING_ARMS: readonly Turn[] = [
  ['upperarm01.L', 'z', -30],
  ['upperarm01.R', 'z', 30],
  ['lowerarm01.L', 'x', -14],
  ['lowerarm01.R', 'x', -14],
];
const BENT_LEGS = (thigh: number, shin: number): readonly Turn[] =>
  ['L', 'R'].flatMap((side): Turn[] => [
    [`upperleg01.${side}`, 'x', -thigh],
    [`lowerleg01.${side}`, 'x', shin],
  ]);

const STANCES: Readonly<Record<OnFigurePose, { turns: readonly Turn[]; prop?: 'seat' | 'wall' }>> = {
  standing: { turns: HANGING_ARMS },
  close_up: { turns: HANGING_ARMS },
  walking: {
    turns: [
      ...HANGING_ARMS,
      ['upperleg01.L', 'x', -22],
      ['upperleg01.R', 'x', 16],
      ['lowerleg01.R', 'x', 22],
      ['upperarm01.L', 'x', 18],
      ['upperarm01.R', 'x', -20],
    ],
  },
  sitting: { turns: [...HANGING_ARMS, ...BENT_LEGS(84, 84)], prop: 'seat' },
  leaning: { turns: [...HANGING_ARMS, ['root', 'z', 7]], prop: 'wall' },
  crouching_or_kneeling: {
    turns: [
      ...HANGING_ARMS,
      ['upperleg01.L', 'x', -88],
      ['lowerleg01.L', 'x', 90],
      ['lowerleg01.R', 'x', 95],
      ['foot.R', 'x', 40],
    ],
  },
  in_action: {
    turns: [
      ...HANGING_ARMS,
      ['upperleg01.L', 'x', -40],
      ['lowerleg01.L', 'x', 30],
      ['upperleg01.R', 'x', 25],
      ['lowerleg01.R', 'x', 50],
      ['upperarm01.L', 'x', 35],
      ['upperarm01.R', 'x', -35],
    ],
  },
};

/**
 * How the figure holds itself.
 *
 * @param variant whole number from 0: variants of a pose differ in stance, arms and head, never in who it is.
 */
export function stanceOf(pose: OnFigurePose, variant: number): Stance {
  const { turns, prop } = STANCES[pose];
  const rotations = new Map<string, Rotation>();
  for (const [bone, axis, degrees] of turns) {
    rotations.set(bone, compose(turnAbout(axis, degrees), rotations.get(bone) ?? NO_TURN));
  }
  rotations.set('neck01', turnAbout('y', variant * 6));
  return prop ? { rotations, prop } : { rotations };
}

/** The stance a share `t` (0..1) of the way from the rest shape: what cloth is carried along by. */
export function partialStance(stance: Stance, t: number): Stance {
  const rotations = new Map([...stance.rotations].map(([bone, turn]) => [bone, partialTurn(turn, t)]));
  return { ...stance, rotations };
}
