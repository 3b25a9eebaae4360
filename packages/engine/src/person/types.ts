/** A place of the photo, pixels, and how sure it is, 0..1. */
export interface KeyPoint {
  readonly x: number;
  readonly y: number;
  readonly score: number;
}

/** The 17 points of COCO, in its order; left and right are the person's own. */
export const KEY_POINT_NAMES = [
  'nose',
  'leftEye',
  'rightEye',
  'leftEar',
  'rightEar',
  'leftShoulder',
  'rightShoulder',
  'leftElbow',
  'rightElbow',
  'leftWrist',
  'rightWrist',
  'leftHip',
  'rightHip',
  'leftKnee',
  'rightKnee',
  'leftAnkle',
  'rightAnkle',
] as const;

export type KeyPointName = (typeof KEY_POINT_NAMES)[number];

/** In pixels of the photo. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Face {
  readonly box: Box;
  /** 0..1. */
  readonly score: number;
}

/** What of a body something that is worn covers: tops, trousers and skirts, dresses; hats, glasses, shoes. */
export type BodyArea = 'upper' | 'lower' | 'full' | 'head' | 'face' | 'feet';

/** The person who stands out. */
export interface MainPerson {
  readonly keyPoints: Readonly<Record<KeyPointName, KeyPoint>>;
  readonly box: Box;
  /** Absent when it is not in the picture or turned away. */
  readonly face?: Face;
  /** Whether this person, or anybody who stands out beside them, is a child. */
  readonly isChild: boolean;
  /** 0..1 of each area that is inside the picture and seen. */
  readonly visible: Readonly<Record<BodyArea, number>>;
  /** How large the person is in the picture: the longer side of their box, as a share of its longer side, 0..1. */
  readonly sizeInPicture: number;
}

/** What one look at a photo tells of the people in it. It lives in memory only: it is never stored and never logged. */
export interface PersonAnalysis {
  readonly people: number;
  readonly faces: number;
  /** Absent when nobody is there. */
  readonly main?: MainPerson;
}

/** Why a photo cannot be used for a try-on. */
export type AbortReason =
  | 'NO_PEOPLE_DETECTED'
  | 'TOO_MANY_PEOPLE_DETECTED'
  | 'CHILD_DETECTED'
  | 'INSUFFICIENT_TARGET_AREA';
