import type { OnFigurePose } from '@atelier/contracts';
import type { ArmPosture, LegPosture, Posture, Tilt } from './posture.ts';

const upright: Tilt = { nod: 0, roll: 0, turn: 0 };
const tilt = (change: Partial<Tilt>): Tilt => ({ ...upright, ...change });

/** Loosely beside the body, palm to the thigh. */
const hanging: ArmPosture = {
  out: 6,
  forward: 2,
  bend: 13,
  turn: 14,
  roll: 0,
  wrist: 4,
  curl: 0.9,
  hand: 'free',
};
const arm = (change: Partial<ArmPosture>): ArmPosture => ({ ...hanging, ...change });
/** Knuckles on the hip, elbow out. */
const onHip = arm({
  out: 40,
  forward: -14,
  bend: 100,
  turn: 74,
  roll: 10,
  wrist: 30,
  curl: 1.5,
  hand: 'hip',
});
/** As with the hand in a trouser pocket, thumb out. */
const atPocket = arm({
  out: 16,
  forward: -10,
  bend: 36,
  turn: 34,
  roll: 4,
  wrist: 4,
  curl: 0.8,
  hand: 'hip',
});

const straight: LegPosture = { out: 3, forward: 0, bend: 3, turn: 8, foot: 'flat', point: 0 };
const leg = (change: Partial<LegPosture>): LegPosture => ({ ...straight, ...change });
/** The leg that carries nothing: knee loose, foot a little out and ahead. */
const loose = leg({ out: 7, forward: 12, bend: 20, turn: 20 });

/** Weight on the right leg: its hip up, the shoulders level against it. */
const contrapposto: Posture = {
  pelvis: { nod: 0, roll: -4, turn: 3 },
  chest: { nod: 1, roll: 6, turn: -4 },
  head: { nod: 1, roll: -2, turn: 4 },
  arms: { left: hanging, right: arm({ out: 9, bend: 18 }) },
  legs: { left: loose, right: leg({ out: 1 }) },
  weight: 'right',
};

const stride: Posture = {
  pelvis: { nod: 2, roll: -2, turn: -5 },
  chest: { nod: 1, roll: 2, turn: 10 },
  head: { nod: 0, roll: 0, turn: -4 },
  arms: {
    left: arm({ out: 9, forward: -20, bend: 14, turn: 4 }),
    right: arm({ out: 12, forward: 18, bend: 24, turn: -6 }),
  },
  legs: {
    left: leg({ out: 1, forward: 22, bend: 8, turn: 5 }),
    right: leg({ out: 1, forward: -14, bend: 26, turn: 5, foot: 'toes', point: 34 }),
  },
  weight: 'left',
};

const seated: Posture = {
  pelvis: tilt({ nod: -6 }),
  chest: { nod: 8, roll: 0, turn: 2 },
  head: { nod: 0, roll: 0, turn: 4 },
  arms: {
    left: arm({ out: 10, forward: 24, bend: 52, turn: 14, roll: 36, curl: 0.6, hand: 'thigh' }),
    right: arm({ out: 10, forward: 24, bend: 52, turn: 14, roll: 36, curl: 0.6, hand: 'thigh' }),
  },
  legs: {
    left: leg({ out: 8, forward: 86, bend: 88, turn: 6 }),
    right: leg({ out: 8, forward: 86, bend: 84, turn: 6 }),
  },
  weight: 'left',
};

/** The right shoulder against a wall, the body a slanting line, the ankles near each other. */
const leaning: Posture = {
  pelvis: { nod: 0, roll: 7, turn: 6 },
  chest: { nod: 1, roll: 3, turn: -2 },
  head: { nod: 1, roll: -5, turn: 4 },
  arms: { left: hanging, right: arm({ out: 13, forward: 2, bend: 14, turn: 0 }) },
  legs: {
    left: leg({ out: 6, forward: -1, bend: 3, turn: 8 }),
    right: leg({ out: -5, forward: 9, bend: 18, turn: 12 }),
  },
  weight: 'left',
};

const kneeling: Posture = {
  pelvis: tilt({ nod: 2, turn: 4 }),
  chest: { nod: 5, roll: 0, turn: -3 },
  head: { nod: -2, roll: 0, turn: 4 },
  arms: {
    left: arm({ out: 12, forward: 34, bend: 50, turn: 20, roll: 36, curl: 0.6, hand: 'thigh' }),
    right: arm({ out: 10, forward: 2, bend: 16 }),
  },
  legs: {
    left: leg({ out: 6, forward: 86, bend: 92, turn: 6 }),
    right: leg({ out: 4, forward: -2, bend: 88, turn: 2, foot: 'free', point: 40 }),
  },
  weight: 'right',
};

const running: Posture = {
  pelvis: { nod: 6, roll: 0, turn: -8 },
  chest: { nod: 4, roll: 0, turn: 14 },
  head: { nod: -8, roll: 0, turn: -5 },
  arms: {
    left: arm({ out: 16, forward: -44, bend: 76, turn: -8, curl: 1.8 }),
    right: arm({ out: 26, forward: 24, bend: 82, turn: -14, curl: 1.8 }),
  },
  legs: {
    left: leg({ out: 2, forward: 46, bend: 58, turn: 2, foot: 'free', point: -4 }),
    right: leg({ out: 2, forward: -10, bend: 16, turn: 2, foot: 'toes', point: 30 }),
  },
  weight: 'right',
};

/** Four a pose. Hands stay off the chest: the garment is what the picture is about. */
export const POSTURES: Readonly<Record<OnFigurePose, readonly [Posture, Posture, Posture, Posture]>> = {
  standing: [
    contrapposto,
    {
      ...mirrored(contrapposto),
      arms: { left: atPocket, right: hanging },
      head: { nod: 0, roll: 1, turn: -8 },
    },
    { ...contrapposto, arms: { left: hanging, right: onHip }, head: { nod: 0, roll: -2, turn: 8 } },
    {
      ...contrapposto,
      pelvis: upright,
      chest: tilt({ nod: 1 }),
      head: tilt({ turn: 2 }),
      legs: { left: leg({ out: 4, turn: 11 }), right: leg({ out: 4, turn: 11 }) },
      arms: { left: hanging, right: hanging },
    },
  ],
  walking: [
    stride,
    mirrored(stride),
    longer(stride),
    { ...stride, arms: { left: stride.arms.left, right: atPocket } },
  ],
  sitting: [
    seated,
    {
      ...seated,
      legs: {
        left: leg({ out: 4, forward: 84, bend: 74, turn: 4 }),
        right: leg({ out: 5, forward: 86, bend: 96, turn: 4 }),
      },
      head: { nod: 0, roll: 2, turn: -8 },
    },
    {
      ...seated,
      arms: { left: seated.arms.left, right: arm({ out: 16, forward: -14, bend: 12 }) },
      chest: { nod: 4, roll: 2, turn: -4 },
    },
    {
      ...seated,
      chest: { nod: 12, roll: 0, turn: 0 },
      legs: {
        left: leg({ out: 14, forward: 84, bend: 86, turn: 12 }),
        right: leg({ out: 14, forward: 84, bend: 90, turn: 12 }),
      },
    },
  ],
  leaning: [
    leaning,
    { ...leaning, arms: { left: onHip, right: leaning.arms.right }, head: { nod: 0, roll: -4, turn: 10 } },
    { ...leaning, arms: { left: atPocket, right: leaning.arms.right }, head: { nod: 2, roll: -6, turn: -4 } },
    {
      ...leaning,
      chest: { nod: 4, roll: 1, turn: 6 },
      head: { nod: 0, roll: -3, turn: -10 },
      legs: { left: leaning.legs.left, right: leg({ out: -3, forward: 20, bend: 38, turn: 14 }) },
    },
  ],
  crouching_or_kneeling: [
    kneeling,
    mirrored(kneeling),
    { ...kneeling, arms: { left: kneeling.arms.left, right: onHip }, head: { nod: 0, roll: 0, turn: 10 } },
    { ...kneeling, chest: { nod: 12, roll: 0, turn: 4 }, head: { nod: -8, roll: 2, turn: -4 } },
  ],
  in_action: [
    running,
    mirrored(running),
    longer(running),
    {
      ...stride,
      pelvis: tilt({ nod: 3, turn: -6 }),
      arms: { left: running.arms.left, right: running.arms.right },
    },
  ],
  close_up: [
    contrapposto,
    { ...mirrored(contrapposto), head: { nod: 1, roll: 2, turn: -9 } },
    { ...contrapposto, arms: { left: hanging, right: onHip }, head: { nod: 0, roll: -2, turn: 6 } },
    {
      ...contrapposto,
      pelvis: tilt({ turn: 10 }),
      chest: { nod: 1, roll: 3, turn: 6 },
      head: { nod: 1, roll: -2, turn: -10 },
    },
  ],
};

/** Left and right exchanged. */
function mirrored(posture: Posture): Posture {
  const flip = ({ nod, roll, turn }: Tilt): Tilt => ({ nod, roll: -roll, turn: -turn });
  return {
    pelvis: flip(posture.pelvis),
    chest: flip(posture.chest),
    head: flip(posture.head),
    arms: { left: posture.arms.right, right: posture.arms.left },
    legs: { left: posture.legs.right, right: posture.legs.left },
    weight: posture.weight === 'left' ? 'right' : 'left',
  };
}

/** Wider steps and swings. */
function longer(posture: Posture): Posture {
  const stretch = <L extends ArmPosture | LegPosture>(limb: L): L => ({
    ...limb,
    forward: limb.forward * 1.25,
  });
  const { arms, legs } = posture;
  return {
    ...posture,
    arms: { left: stretch(arms.left), right: stretch(arms.right) },
    legs: { left: stretch(legs.left), right: stretch(legs.right) },
  };
}
