import type { FilledSettings } from './person.ts';

/** Weights of targets by name. A name that begins with `*` stands for both sides, `l-` and `r-`. */
export type Additions = Readonly<Record<string, number>>;

/** What makes the mean face look alive: open eyes, calm brows, corners of the mouth a little up, hands at rest. */
export const EVERYONE: Additions = {
  '*eye-size-big': 0.3,
  'mouth-angles-up': 0.5,
  'expression-mouth-corner-puller': 0.12,
  'eyebrows-trans-vert-more': 0.25,
  'eyebrows-angle-up': 0.15,
  'forehead-scale-vert-less': 0.65,
  'head-scale-horiz-less': 0.3,
  'mouth-scale-horiz-incr': 0.15,
  'eyebrows-trans-depth-less': 0.2,
  '*hand-fingers-distance-decr': 0.5,
};

/** Grown-ups only: a child's face has none of it. */
export const GENDERS: Readonly<Record<FilledSettings['gender'], Additions>> = {
  female: {
    'chin-width-min': 0.55,
    'chin-prominent-less': 0.15,
    'chin-height-min': 0.05,
    'head-oval': 0.45,
    'neck-scale-horiz-less': 0.55,
    'neck-scale-depth-less': 0.35,
    'nose-scale-horiz-decr': 0.3,
    'nose-scale-depth-decr': 0.1,
    'nose-hump-lesshump': 0.3,
    'nose-point-up': 0.05,
    '*cheek-bones-out': 0.4,
    '*cheek-volume-inflate': 0.08,
    'mouth-upperlip-volume-inflate': 0.35,
    'mouth-lowerlip-volume-inflate': 0.35,
    '*eye-size-big': 0.3,
    '*eye-height2-max': 0.2,
    'eyebrows-trans-vert-more': 0.25,
    'eyebrows-angle-up': 0.15,
    'eyebrows-trans-depth-less': 0.5,
    'forehead-trans-depth-forward': 0.15,
    'measure-shoulder-decrease': 0.25,
  },
  male: {
    'chin-jaw-drop-less': 0.1,
    '*eye-size-big': 0.1,
    'eyebrows-trans-vert-more': 0.15,
    'measure-shoulder-decrease': 0.1,
  },
};

export const BUILD_DETAILS: Readonly<Record<FilledSettings['body_shape'], Additions>> = {
  regular: {},
  thin: { 'head-skinny': 0.25, '*upperleg-skinny': 0.3, '*upperarm-skinny': 0.35 },
  muscular: {
    'torso-vshape-more': 0.3,
    'neck-scale-horiz-more': 0.25,
    'torso-muscle-pectoral-incr': 0.5,
    'torso-muscle-dorsi-incr': 0.5,
    '*upperarm-muscle-incr': 0.7,
    '*upperarm-shoulder-muscle-incr': 0.6,
    '*lowerarm-muscle-incr': 0.4,
    '*upperleg-muscle-incr': 0.4,
    '*lowerleg-muscle-incr': 0.4,
  },
  plus_sized: {
    'head-fat': 0.45,
    'neck-double-more': 0.45,
    '*upperarm-fat': 0.5,
    '*lowerarm-fat': 0.3,
    '*upperleg-fat': 0.3,
  },
};

export const AGE_DETAILS: Readonly<Record<FilledSettings['age_group'], Additions>> = {
  child: {
    'head-scale-vert-more': 0.4,
    'head-scale-horiz-more': 0.3,
    'head-scale-depth-more': 0.3,
    '*eye-size-big': 0.2,
    '*cheek-volume-inflate': 0.2,
    'chin-width-min': 0.2,
    'chin-prominent-less': 0.3,
  },
  teen: { '*cheek-volume-inflate': 0.2, 'chin-prominent-less': 0.15 },
  young_adult: {},
  middle_aged_adult: {
    'head-age-more': 0.7,
    'mouth-laugh-lines-in': 0.25,
    '*eye-bag-out': 0.35,
    '*cheek-trans-vert-down': 0.25,
    'neck-double-more': 0.15,
    'stomach-tone-decr': 0.4,
    'measure-waist-increase': 0.25,
  },
  senior_adult: {
    'head-age-more': 0.9,
    'mouth-laugh-lines-in': 0.2,
    '*eye-bag-out': 0.5,
    '*eye-bag-max': 0.3,
    '*eye-eyefold-down': 0.4,
    '*cheek-trans-vert-down': 0.4,
    '*cheek-inner-deflate': 0.2,
    '*ear-size-big': 0.3,
    'nose-scale-vert-incr': 0.2,
    'nose-point-down': 0.2,
    'mouth-upperlip-volume-deflate': 0.3,
    'neck-double-more': 0.2,
    'neck-trans-depth-forward': 0.4,
    'stomach-tone-decr': 0.8,
    'measure-waist-increase': 0.4,
    'measure-shoulder-decrease': 0.15,
  },
};

/** Traits that are more common among people of an origin; the three macro targets cannot tell these apart. */
export const ETHNIC_DETAILS: Readonly<Record<FilledSettings['ethnicity'], Additions>> = {
  european: {},
  middle_eastern: {
    'nose-hump-morehump': 0.4,
    'nose-scale-vert-incr': 0.25,
    'nose-point-down': 0.2,
    '*eye-size-big': 0.15,
    'eyebrows-trans-vert-less': 0.2,
  },
  indian: {
    '*eye-size-big': 0.3,
    'nose-point-down': 0.15,
    'nose-width1-max': 0.2,
    'mouth-lowerlip-volume-inflate': 0.25,
    'head-oval': 0.2,
  },
  asian: { 'nose-scale-depth-incr': 0.2, 'nose-scale-horiz-decr': 0.2 },
  pacific_islander: {
    'nose-scale-horiz-incr': 0.45,
    'nose-width3-max': 0.3,
    'mouth-scale-horiz-incr': 0.3,
    'mouth-lowerlip-volume-inflate': 0.3,
    'head-square': 0.3,
    '*cheek-bones-out': 0.2,
  },
  african: { 'chin-prominent-more': 0.1 },
  latino: {
    'mouth-upperlip-volume-inflate': 0.3,
    'mouth-lowerlip-volume-inflate': 0.25,
    '*cheek-bones-out': 0.25,
    'nose-width3-max': 0.15,
  },
  native_american: {
    'nose-hump-morehump': 0.35,
    '*cheek-bones-out': 0.6,
    'head-rectangular': 0.25,
    'mouth-scale-horiz-incr': 0.2,
  },
};

/** At full term. */
export const PREGNANT: Additions = { 'stomach-pregnant-incr': 1.45, 'stomach-navel-out': 0.4 };
