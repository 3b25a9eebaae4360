/**
 * The product API's enum values, limits and defaults as data: what a client may send and what we answer. New
 * values are added here and nowhere else (spec: product-enums.json).
 */
export const BASE_PATHS = {
  studio: '/studio/v1',
  tryOn: '/digital-try-on/v1',
  unified: '/v1',
  flatLays: '/flat-lays/v1',
} as const;

export const OWNER_TYPES = ['user', 'aiuta'] as const;

export const OPERATION_STATUSES = [
  'CREATED',
  'IN_PROGRESS',
  'PAUSED',
  'SUCCESS',
  'FAILED',
  'CANCELLED',
  'ABORTED',
] as const;

/** `online` = as fast as possible, `offline` = batch; both finish. */
export const OPERATION_PRIORITIES = ['online', 'offline'] as const;

export const BACKGROUND_TYPES = ['arbitrary', 'transparent', 'reference_color'] as const;

export const FLAT_LAY_TYPES = ['flat', 'ghost_mannequin', 'detail'] as const;

export const FLAT_LAY_VIEWPOINTS = ['front', 'back'] as const;

export const ON_FIGURE_VIEWPOINTS = ['front', 'front_angled', 'back', 'back_angled', 'side'] as const;

export const ON_FIGURE_POSES = [
  'standing',
  'walking',
  'sitting',
  'leaning',
  'crouching_or_kneeling',
  'in_action',
  'close_up',
] as const;

/** How a human model may be described. */
export const MODEL_SETTINGS = {
  gender: ['male', 'female'],
  ethnicity: [
    'european',
    'middle_eastern',
    'indian',
    'asian',
    'pacific_islander',
    'african',
    'latino',
    'native_american',
  ],
  skin_tone: ['pale_white', 'white', 'light_brown', 'brown', 'dark_brown', 'black'],
  body_shape: ['regular', 'thin', 'muscular', 'plus_sized'],
  age_group: ['child', 'teen', 'young_adult', 'middle_aged_adult', 'senior_adult'],
  height: ['short', 'medium', 'tall'],
  hair_length: ['bald', 'short', 'medium', 'long'],
  hair_style: ['straight', 'wavy', 'curly'],
  hair_color: [
    'blond',
    'dark_blond',
    'medium_brown',
    'dark_brown',
    'black',
    'auburn',
    'red',
    'gray',
    'white',
  ],
} as const;

export const OUTPUT_RESOLUTIONS = ['standard', 'high'] as const;

/** Inclusive bounds: items of a list, characters of a URL, pixels of a picture, variants. */
export const LIMITS = {
  productImageUrls: { max: 20 },
  url: { min: 1, max: 2083 },
  uploadedImageIds: { min: 1, max: 20 },
  numberOfGenerations: { min: 1, max: 4 },
  flatLayImageTypes: { min: 1, max: 6 },
  onFigureImageTypes: { min: 1, max: 35 },
  outputSidePx: { min: 1, max: 8192 },
} as const;

/** Longest side in pixels that the withdrawn `output_resolution` stands for, by the API that accepts it. */
export const OUTPUT_RESOLUTION_PX = {
  studio: { standard: 960, high: 1920 },
  // There, `high` was accepted from the start but never made a larger picture.
  flatLays: { standard: 960, high: 960 },
} as const;
