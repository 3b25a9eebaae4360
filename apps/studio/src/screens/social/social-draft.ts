import type { Point } from './crop.ts';

export const CROP_MODES = ['smart', 'center', 'fit'] as const;
export type CropMode = (typeof CROP_MODES)[number];
export const GROUNDS = ['white', 'colour', 'blur', 'transparent'] as const;
export type GroundKind = (typeof GROUNDS)[number];
export const OUTPUTS = ['png', 'jpg', 'webp'] as const;
export type Output = (typeof OUTPUTS)[number];

/** A set of formats under a name. */
export interface FormatSet {
  name: string;
  formats: string[];
}

/** What is chosen in the Social Optimizer. */
export interface SocialDraft {
  /** Ids of formats. */
  formats: string[];
  cropMode: CropMode;
  /** The picture that the points below belong to. */
  pictureId: string;
  focal: Point | null;
  /** Crops that were moved by hand: the middle of each, by the id of its format. */
  placed: Record<string, Point>;
  ground: GroundKind;
  colour: string;
  output: Output;
  quality: number;
  showsSafeZones: boolean;
  sets: FormatSet[];
}

export const INITIAL: SocialDraft = {
  formats: ['instagram_feed_square', 'facebook_feed', 'linkedin_post'],
  cropMode: 'smart',
  pictureId: '',
  focal: null,
  placed: {},
  ground: 'white',
  colour: '#f4efe8',
  output: 'jpg',
  quality: 90,
  showsSafeZones: false,
  sets: [],
};

/** The points of a draft, as far as they belong to this picture. */
export function pointsOf(
  draft: SocialDraft,
  pictureId: string | undefined,
): Pick<SocialDraft, 'focal' | 'placed'> {
  if (draft.pictureId !== pictureId) return { focal: null, placed: {} };
  return { focal: draft.focal, placed: draft.placed };
}
