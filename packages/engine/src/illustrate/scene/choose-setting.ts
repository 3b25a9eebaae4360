import { categoryOf, isPerson } from '../art/art-sets.ts';
import type { Brief } from '../prompt/read-prompt.ts';
import type { Setting } from '../prompt/scene-words.ts';
import { themeOf } from '../prompt/subject-index.ts';
import type { SceneName } from '../settings/paint-setting.ts';
import { inTurn } from '../settings/scene.ts';

type Choices = readonly [Setting, ...Setting[]];

/** What a style says about the set. */
export interface SettingWishes {
  /** Whatever the prompt names. */
  readonly scene: SceneName | null;
  /** Where the prompt names no place. */
  readonly usually: SceneName | null;
}

/** Things that belong onto water, whichever coast the prompt names. */
const AFLOAT = new Set([
  'sailboat',
  'passenger-ship',
  'speedboat',
  'motor-boat',
  'ship',
  'canoe',
  'woman-surfing',
  'person-swimming',
  'spouting-whale',
  'dolphin',
  'woman-rowing-boat',
]);

/** Things that drive, and what else has a place of its own. */
const SETTINGS_OF_THINGS: readonly (readonly [RegExp, Choices])[] = [
  [
    /^(automobile|racing-car|sport-utility-vehicle|minibus|motorcycle|oncoming-automobile)$/,
    ['road', 'city'],
  ],
  [/^(bus|taxi|tram|delivery-truck|motor-scooter|kick-scooter|police-car|ambulance)$/, ['city', 'road']],
  [/^(bicycle|skateboard|(wo)?man-biking|person-biking)$/, ['road', 'wall', 'hills']],
  [/^(wo)?man-running$/, ['road', 'hills', 'city']],
  [/^hot-air-balloon$/, ['sky', 'hills', 'mountains']],
  [/^(wind-turbine|solar-panel|tractor|ewe|cow|horse)$/, ['hills', 'road']],
  [/^(lighthouse|umbrella-on-ground|spiral-shell)$/, ['beach']],
  [/^(tent|camping|hiking-boot|backpack)$/, ['mountains', 'forest', 'hills']],
  [/^(couch-and-lamp|bed|armchair|bathtub)$/, ['room']],
];

/** Where a thing is at home when the prompt names no place; the seed chooses. */
const SETTINGS_OF_THEME: Readonly<Record<string, Choices>> = {
  work: ['desk', 'desk', 'studio', 'shapes'],
  cafe: ['table', 'table', 'studio'],
  beauty: ['studio', 'studio', 'shapes'],
  meal: ['table', 'table', 'studio', 'shapes'],
  fruit: ['studio', 'table', 'shapes'],
  sport: ['shapes', 'studio', 'hills'],
  calm: ['room', 'hills', 'beach'],
  travel: ['sky', 'beach', 'mountains'],
  home: ['room', 'room', 'studio'],
  party: ['party', 'party', 'studio'],
  business: ['shapes', 'studio'],
  shop: ['studio', 'shapes', 'wall'],
  study: ['desk', 'shapes'],
  health: ['shapes', 'room', 'studio'],
  music: ['shapes', 'studio', 'room'],
  nature: ['hills', 'hills', 'forest'],
  pets: ['room', 'hills', 'shapes'],
  space: ['space'],
};

const SETTINGS_OF_CATEGORY: Readonly<Record<string, Choices>> = {
  'Animals & Nature': ['hills', 'forest', 'shapes'],
  'Travel & Places': ['hills', 'city', 'shapes'],
  'Food & Drink': ['table', 'studio', 'shapes'],
  'People & Body': ['shapes', 'room', 'studio'],
};
const SETTINGS_OTHERWISE: Choices = ['studio', 'shapes', 'studio'];

/** The set: that of the style or of the prompt, else one where its things are at home; without things it is all there is to show. */
export function chooseSetting(brief: Brief, style: SettingWishes, turn: number): SceneName {
  const home = homeOf(brief, turn);
  if (brief.subjects.length > 0) return style.scene ?? named(brief) ?? style.usually ?? home;
  if (brief.setting && brief.setting !== 'shapes') return brief.setting;
  const scene = style.scene ?? style.usually;
  return scene && scene !== 'shapes' ? scene : 'waves';
}

function named(brief: Brief): Setting | null {
  const isAfloat = brief.subjects.some(({ art }) => art.some((name) => AFLOAT.has(name)));
  if (isAfloat && (brief.setting === null || brief.setting === 'beach')) return 'sea';
  if (brief.isRaining && brief.setting === null) return 'city';
  return brief.setting;
}

function homeOf(brief: Brief, turn: number): Setting {
  const choices = brief.backdrop ? (['studio', 'shapes'] as const) : choicesFor(brief);
  return inTurn(turn, choices);
}

function choicesFor({ subjects, moods }: Brief): Choices {
  const names = subjects.flatMap(({ art }) => art);
  const first = names[0] ?? '';
  if (moods.includes('elegant') && names.every((name) => !isPerson(name))) return ['studio'];
  const ofThing = SETTINGS_OF_THINGS.find(([things]) => things.test(first))?.[1];
  const theme = names.map(themeOf).find(Boolean);
  return (
    ofThing ??
    SETTINGS_OF_THEME[theme ?? ''] ??
    SETTINGS_OF_CATEGORY[categoryOf(first) ?? ''] ??
    SETTINGS_OTHERWISE
  );
}
