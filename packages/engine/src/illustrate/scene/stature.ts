import { categoryOf, DRAWN_ART, isPerson } from '../art/art-sets.ts';

/**
 * How tall things are beside each other in an illustration: real heights, much compressed, so that a mug beside a
 * person is small but not lost.
 */
const BY_CATEGORY: Readonly<Record<string, number>> = {
  'Travel & Places': 1.2,
  'People & Body': 1.15,
  'Animals & Nature': 0.85,
  'Food & Drink': 0.6,
  Activities: 0.75,
  Objects: 0.7,
};
const OTHERWISE = 0.7;

const BY_NAME: Readonly<Record<string, number>> = {
  laptop: 0.8,
  monitor: 1,
  'couch-and-lamp': 1.2,
  armchair: 1.05,
  bed: 1.1,
  'deciduous-tree': 1.4,
  'evergreen-tree': 1.4,
  'palm-tree': 1.4,
  'potted-plant': 0.95,
  tulip: 0.7,
  rose: 0.6,
  bouquet: 0.8,
  herb: 0.4,
  'cherry-blossom': 0.4,
  hibiscus: 0.42,
  blossom: 0.4,
  lotus: 0.42,
  butterfly: 0.4,
  honeybee: 0.35,
  mushroom: 0.42,
  'spiral-shell': 0.35,
  horse: 1.2,
  elephant: 1.35,
  bear: 1.1,
  lion: 1.05,
  tiger: 1.05,
  'spouting-whale': 1.2,
  'perfume-bottle': 0.85,
  'dropper-bottle': 0.8,
  'cosmetic-jar': 0.55,
  tube: 0.8,
  'candle-jar': 0.6,
  'branch-vase': 0.95,
  'wine-bottle': 1,
  'desk-lamp': 0.9,
  speaker: 0.85,
  'gift-stack': 0.75,
  'shipping-box': 0.75,
  'smart-phone': 0.8,
  ring: 0.4,
  lipstick: 0.5,
  coin: 0.4,
  pencil: 0.45,
  watch: 0.6,
  books: 0.55,
  'open-book': 0.5,
  'notebook-with-decorative-cover': 0.55,
  'running-shoe': 0.75,
  bicycle: 1.1,
  dress: 1,
  't-shirt': 0.85,
  coat: 0.95,
  luggage: 0.9,
  backpack: 0.85,
  camera: 0.6,
  guitar: 1,
  'house-with-garden': 1.5,
  castle: 1.6,
  rocket: 1.3,
  airplane: 1.2,
  automobile: 1.05,
  sailboat: 1.3,
  'birthday-cake': 0.85,
  hamburger: 0.75,
  pizza: 0.75,
  'tropical-fish': 0.6,
  'hot-air-balloon': 1.5,
  'wind-turbine': 1.6,
  'solar-panel': 0.9,
  'charging-station': 1.05,
  'water-bottle': 0.8,
  'eiffel-tower': 1.6,
  'server-rack': 1,
  'piggy-bank': 0.75,
  'ring-box': 0.6,
  earbuds: 0.5,
  tablet: 0.75,
  'vr-headset': 0.65,
  pouch: 0.75,
  hoodie: 0.95,
  lighthouse: 1.6,
  snowflake: 0.6,
  seedling: 0.7,
  'hot-beverage': 0.55,
  cookie: 0.38,
  'game-die': 0.42,
  'cheese-wedge': 0.55,
  olive: 0.36,
  garlic: 0.32,
  lemon: 0.36,
  tomato: 0.36,
  handshake: 0.8,
  stethoscope: 0.6,
  pill: 0.35,
  'red-apple': 0.4,
  bone: 0.35,
  yarn: 0.35,
  'computer-mouse': 0.4,
  'sports-medal': 0.45,
  stopwatch: 0.5,
  cat: 0.7,
  umbrella: 0.95,
};

/** Things that hang in the air rather than stand. */
const FLOATING = new Set([
  'rocket',
  'airplane',
  'balloon',
  'butterfly',
  'honeybee',
  'bird',
  'cloud',
  'glowing-star',
  'ringed-planet',
  'satellite',
  'flying-saucer',
  'light-bulb',
  'red-heart',
  'heart-with-ribbon',
  'full-moon',
  'sun-with-face',
  'rainbow',
  'musical-notes',
  'speech-balloon',
  'owl',
  'fairy',
  'tropical-fish',
  'dolphin',
  'turtle',
  'comet',
  'incoming-envelope',
  'helicopter',
  'parachute',
  'confetti-ball',
  'fireworks',
  'hot-air-balloon',
  'snowflake',
  'droplet',
  'high-voltage',
  'dove',
  'kite',
  'cloud-with-rain',
  'crescent-moon',
]);

/** Animals and things of whom the sets show the head. */
const HEADS = new Set([
  'fox',
  'bear',
  'lion',
  'wolf',
  'panda',
  'koala',
  'frog',
  'hamster',
  'unicorn',
  'robot',
  'polar-bear',
  'raccoon',
]);
/** People who are shown from head to foot; all others end at the chest. */
const WHOLE_PEOPLE =
  /^family|wedding|kiss|hugging|couple|standing|walking|running|dancing|dancer|biking|surfing|rowing|swimming|lotus|climbing|lifting|bouncing|golfing|kneeling|juggling|cartwheeling|playing|wheelchair|wrestling|holding-hands|steamy|cane|bunny|skier|snowboarder|fencing|racing|bath|bed|merm|genie|fairy|levitating/;
/** Filed under people: hands, organs and traces. */
const PARTS =
  /(^|-)(handshake|hand|hands|finger|fingers|thumb|thumbs|fist|palm|palms|biceps|brain|heart|lungs|tooth|bone|eye|eyes|ear|nose|mouth|tongue|foot|leg|nail|selfie|bust|speaking|footprints)(-|$)/;
const SOMEBODY = /^(wo)?man-|^person-/;

function isPart(name: string): boolean {
  return isPerson(name) && PARTS.test(name) && !SOMEBODY.test(name);
}

/** Whether art of that name ends at the chest or the chin. */
export function isBust(name: string): boolean {
  if (HEADS.has(name) || /-face$/.test(name)) return true;
  return isPerson(name) && !WHOLE_PEOPLE.test(name) && !isPart(name);
}

/** Relative height of a thing (its longer side), about 0.35 to 1.6. */
export function statureOf(name: string): number {
  const known = BY_NAME[name];
  if (known) return known;
  if (DRAWN_ART[name]) return OTHERWISE;
  return BY_CATEGORY[categoryOf(name) ?? ''] ?? OTHERWISE;
}

export function floats(name: string): boolean {
  return FLOATING.has(name) || isPart(name);
}
