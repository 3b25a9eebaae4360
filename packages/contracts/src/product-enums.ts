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

/** Why a photo cannot be used for a try-on; an account may leave any of these checks out. */
export const PHOTO_CHECKS = [
  'NO_PEOPLE_DETECTED',
  'TOO_MANY_PEOPLE_DETECTED',
  'CHILD_DETECTED',
  'INSUFFICIENT_TARGET_AREA',
] as const;

/** Why a try-on was aborted. The last one is known to clients and never given here: nothing looks at results. */
export const ABORT_REASONS = [...PHOTO_CHECKS, 'INTERNAL_RESTRICTION'] as const;

/** `online` = as fast as possible, `offline` = batch; both finish. */
export const OPERATION_PRIORITIES = ['online', 'offline'] as const;

export const BACKGROUND_TYPES = ['arbitrary', 'transparent', 'reference_color'] as const;

/** What the Unified API knows besides. */
export const UNIFIED_BACKGROUND_TYPES = [...BACKGROUND_TYPES, 'reference_image'] as const;

/** `none`: one candidate, as it is; `auto`: several, the best is shown; `human`: somebody looks at them. */
export const QA_MODES = ['none', 'auto', 'human'] as const;

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

/** What the SKU catalogue says about a product besides its words. */
export const SKU_GENDERS = ['male', 'female', 'unisex'] as const;
export const SKU_AGE_GROUPS = ['newborn', 'infant', 'toddler', 'kids', 'adult'] as const;
export const SKU_AVAILABILITIES = ['in_stock', 'out_of_stock', 'preorder', 'backorder'] as const;

/** How far a capability of a SKU is: off, being prepared, usable, prepared but unusable, or gone wrong. */
export const READINESS_STATUSES = ['absent', 'preparing', 'ready', 'rejected', 'failed'] as const;

/** Every SKU is in this one; its name is left from a time with several. */
export const SKU_CATALOG_NAME = 'main';

/** Inclusive bounds: items of a list, characters of a URL, pixels of a picture, variants. */
export const LIMITS = {
  productImageUrls: { max: 20 },
  url: { min: 1, max: 2083 },
  uploadedImageIds: { min: 1, max: 20 },
  numberOfGenerations: { min: 1, max: 4 },
  flatLayImageTypes: { min: 1, max: 6 },
  onFigureImageTypes: { min: 1, max: 35 },
  outputSidePx: { min: 1, max: 8192 },
  skuIdCharacters: { min: 1, max: 512 },
  skuItemsOffset: { min: 0, max: Number.MAX_SAFE_INTEGER },
  skuItemsLimit: { min: 1, max: 500 },
  outfitCount: { min: 1, max: 5 },
  suggestedOutfits: { min: 1, max: 500 },
  skuOffFigureImages: { min: 0, max: 6 },
  skuOnFigureImages: { min: 0, max: 35 },
  skuImagesSkus: { min: 1, max: 2 },
  skuTryOnSkus: { min: 1, max: 5 },
} as const;

/** Longest side in pixels that the withdrawn `output_resolution` stands for, by the API that accepts it. */
export const OUTPUT_RESOLUTION_PX = {
  studio: { standard: 960, high: 1920 },
  // There, `high` was accepted from the start but never made a larger picture.
  flatLays: { standard: 960, high: 960 },
} as const;
