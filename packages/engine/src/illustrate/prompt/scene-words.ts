import type { Light } from '../palette/palette.ts';
import type { Mood } from '../palette/schemes.ts';

/** Where a picture plays. */
export const SETTINGS = [
  'studio',
  'desk',
  'room',
  'table',
  'hills',
  'mountains',
  'forest',
  'beach',
  'sea',
  'underwater',
  'desert',
  'snow',
  'city',
  'space',
  'sky',
  'party',
  'shapes',
  'wall',
  'road',
] as const;
export type Setting = (typeof SETTINGS)[number];

/** Words that name a setting; longer phrases are looked for first. */
export const SETTING_WORDS: Readonly<Record<Setting, readonly string[]>> = {
  studio: [
    'studio',
    'podium',
    'pedestal',
    'plinth',
    'seamless backdrop',
    'plain background',
    'product shot',
    'pastel background',
    'gradient background',
  ],
  desk: [
    'workspace',
    'desk',
    'office',
    'workplace',
    'home office',
    'workstation',
    'desktop',
    'coworking',
    'working from home',
    'work from home',
    'remote work',
  ],
  room: [
    'room',
    'living room',
    'bedroom',
    'interior',
    'loft',
    'apartment',
    'home interior',
    'lounge',
    'hallway',
    'gym',
    'salon',
    'bathroom',
    'spa',
    'classroom',
    'library',
    'at home',
    'window',
    'sofa',
    'couch',
  ],
  table: [
    'table',
    'kitchen',
    'cafe',
    'café',
    'restaurant',
    'coffee shop',
    'bar',
    'counter',
    'bakery',
    'wooden table',
    'marble table',
    'dining',
    'breakfast',
  ],
  hills: [
    'field',
    'meadow',
    'hills',
    'countryside',
    'park',
    'garden',
    'farm',
    'vineyard',
    'lawn',
    'nature',
    'landscape',
    'spring',
    'autumn',
    'outdoors',
    'outdoor',
    'village',
    'lavender field',
  ],
  mountains: [
    'mountain',
    'mountains',
    'alps',
    'peak',
    'summit',
    'valley',
    'hiking',
    'lake',
    'camping',
    'trail',
    'cliff',
  ],
  forest: ['forest', 'woods', 'jungle', 'woodland', 'rainforest', 'autumn forest'],
  beach: [
    'sand',
    'on sand',
    'beach',
    'sea',
    'ocean',
    'coast',
    'seaside',
    'island',
    'shore',
    'tropical',
    'summer',
    'harbour',
    'harbor',
    'bay',
    'waves',
    'wave',
    'pool',
    'poolside',
  ],
  sea: [
    'open sea',
    'open ocean',
    'at sea',
    'on the ocean',
    'on the sea',
    'calm ocean',
    'calm sea',
    'high seas',
  ],
  underwater: ['underwater', 'reef', 'coral', 'deep sea', 'aquarium'],
  desert: ['desert', 'dunes', 'sahara', 'canyon', 'savanna', 'safari'],
  snow: ['snow', 'snowy', 'winter', 'ski', 'arctic', 'christmas', 'frozen'],
  city: [
    'city',
    'skyline',
    'street',
    'urban',
    'downtown',
    'metropolis',
    'town',
    'rooftop',
    'skyscrapers',
    'new york',
    'tokyo',
    'london',
    'paris',
  ],
  space: ['space', 'galaxy', 'cosmos', 'outer space', 'universe', 'orbit', 'starry', 'planets', 'mars'],
  sky: ['sky', 'clouds', 'above the clouds', 'flying'],
  party: [
    'party',
    'celebration',
    'birthday',
    'festival',
    'carnival',
    'anniversary',
    'new year',
    'confetti',
    'concert',
    'on a stage',
    'on stage',
    'spotlights',
  ],
  wall: ['wall', 'brick wall', 'facade', 'sidewalk', 'pavement', 'doorstep', 'alley'],
  road: ['road', 'highway', 'track', 'mountain road', 'race track', 'route', 'racetrack', 'motorway'],
  shapes: ['abstract', 'pattern', 'geometric', 'shapes', 'gradient', 'waves pattern'],
};

/** Seasons say where a picture plays only when nothing else does: "spring flowers by the window" are in a room. */
export const SEASONS = new Set(['spring', 'summer', 'autumn', 'winter', 'tropical', 'christmas']);

/** Words for the season in which leaves turn. */
export const AUTUMN_WORDS = ['autumn', 'autumnal', 'fall', 'october', 'november', 'thanksgiving'];

/** Words for rain. */
export const RAIN_WORDS = [
  'rain',
  'rainy',
  'raining',
  'storm',
  'stormy',
  'drizzle',
  'downpour',
  'monsoon',
  'rainfall',
];

export const LIGHT_WORDS: Readonly<Record<Exclude<Light, 'day'>, readonly string[]>> = {
  dusk: ['sunset', 'sunrise', 'dusk', 'dawn', 'golden hour', 'evening', 'twilight'],
  night: [
    'night',
    'midnight',
    'moonlight',
    'moonlit',
    'starry',
    'nocturnal',
    'neon',
    'galaxy',
    'space',
    'outer space',
  ],
};

export const MOOD_WORDS: Readonly<Record<Mood, readonly string[]>> = {
  calm: [
    'calm',
    'serene',
    'peaceful',
    'quiet',
    'relaxing',
    'tranquil',
    'zen',
    'minimalist',
    'minimal',
    'clean',
    'simple',
    'airy',
    'mindful',
  ],
  lively: [
    'vibrant',
    'lively',
    'energetic',
    'bold',
    'dynamic',
    'playful',
    'fun',
    'colorful',
    'colourful',
    'bright',
    'exciting',
    'summer',
  ],
  elegant: [
    'elegant',
    'luxury',
    'luxurious',
    'premium',
    'sophisticated',
    'chic',
    'classy',
    'refined',
    'gold',
    'marble',
    'modern',
  ],
  dark: ['dark', 'moody', 'dramatic', 'mysterious', 'noir', 'gothic', 'black'],
  warm: [
    'warm',
    'cozy',
    'cosy',
    'autumn',
    'rustic',
    'fall',
    'homely',
    'candlelit',
    'wooden',
    'coffee',
    'bakery',
  ],
  fresh: [
    'fresh',
    'natural',
    'organic',
    'eco',
    'sustainable',
    'healthy',
    'spring',
    'green',
    'botanical',
    'vegan',
    'clean',
  ],
  soft: ['soft', 'pastel', 'gentle', 'dreamy', 'delicate', 'romantic', 'feminine', 'baby', 'cute'],
  retro: ['retro', 'vintage', 'nostalgic', '70s', '80s', '90s', 'old-fashioned', 'classic'],
  festive: [
    'festive',
    'christmas',
    'holiday',
    'celebration',
    'party',
    'birthday',
    'festival',
    'new year',
    'sale',
  ],
};

/** What things stand on or are made of. */
export const MATERIALS = [
  'wood',
  'marble',
  'concrete',
  'metal',
  'fabric',
  'paper',
  'glass',
  'stone',
] as const;
export type Material = (typeof MATERIALS)[number];

export const MATERIAL_WORDS: Readonly<Record<Material, readonly string[]>> = {
  wood: ['wood', 'wooden', 'oak', 'walnut', 'timber', 'bamboo', 'rustic'],
  marble: ['marble', 'quartz'],
  concrete: ['concrete', 'cement', 'industrial'],
  metal: ['metal', 'metallic', 'steel', 'brass', 'chrome', 'copper'],
  fabric: ['fabric', 'linen', 'silk', 'velvet', 'cotton', 'textile'],
  paper: ['paper', 'cardboard', 'kraft'],
  glass: ['glass', 'crystal', 'transparent'],
  stone: ['stone', 'rock', 'slate', 'terracotta', 'clay'],
};

/** Where free space was asked for. */
export type Side = 'left' | 'right' | 'top' | 'bottom';

/** Sentences such as "copy space on the left" and "negative space at the top". */
export const FREE_SPACE =
  /\b(?:copy|negative|empty|free|blank|text)[ -]?space\b(?:[^.,;]*?\b(left|right|top|above|bottom|below)\b)?/i;
export const FREE_SPACE_BEFORE =
  /\b(left|right|top|bottom)[ -](?:side )?(?:copy|negative|empty|free|blank)[ -]?space\b/i;

/** Words that say how a picture is made, not what is on it; they never name a subject nor are unknown. */
export const STYLE_WORDS = new Set(
  `a an the and or of in on at with for to from by into over under above below near beside behind between against around through its their
  his her our your my this that is are be being very some many few several lots much more most next top front side
  photo photograph photography picture image illustration poster banner post ad advert advertisement background backdrop wallpaper cover
  header thumbnail scene view shot closeup close-up composition style styled design designed art artwork render rendering drawing painting graphic
  visual mockup professional high quality resolution detailed realistic photorealistic beautiful stunning amazing cinematic aesthetic
  modern contemporary minimalist minimal clean simple sleek stylish trendy creative unique new happy smiling young old big small large tiny
  giant little cute lovely nice great best sharp focus depth field bokeh lens light lighting lit soft warm cool bright dark colours colors colour color
  tones tone palette accents accent rays ray sunlight shadow shadows golden hour morning evening afternoon day daylight sunset sunrise night
  storm stormy drizzle downpour rainfall rain rainy raining space copy negative empty left right center centre centered bottom middle full wide angle aerial overhead flat lay isometric minimalistic
  vibrant pastel moody elegant luxury premium cozy cosy rustic vintage retro fresh natural organic bold playful fun calm serene
  featuring showing holding wearing sitting standing walking working using looking having surrounded placed made set filled covered display displayed
  agency membership guide financial tonight logo brochure menu catalogue catalog ebook
  product products brand branding business social media instagram facebook linkedin youtube pinterest tiktok website web hero section
  platter recipe mega friday monday stage post stand display corner
  blog course online collection fast ad ads today fantasy campaign season offer deal promo promotion special people wireless smart electric devices device flyer
  text headline title saying reads word words caption logo label without no not any one two three four five six seven eight nine ten dozen pair
  gradient texture textured surface floating flying splash ambient neon glow glowing window windows wall floor ground
  watercolor watercolour vector 3d 2d 4k 8k hd hdr ultra studio softbox white scattered arranged stacked steaming steam hot cold iced fresh
  handmade homemade earthy about icons concept creating making health-conscious icon freshly baked family-friendly near me colorful colourful seasonal summer winter spring autumn fall concept theme idea inspired template layout grid sea-view overlooking during while as`
    .split(/\s+/)
    .filter(Boolean),
);

export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  pair: 2,
  couple: 2,
  three: 3,
  few: 3,
  several: 4,
  four: 4,
  five: 5,
  many: 6,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
