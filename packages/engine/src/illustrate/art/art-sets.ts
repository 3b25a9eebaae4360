import { z } from 'zod';
import drawnFile from './drawn-art.json' with { type: 'json' };
import { readPackagedIfPresent, readPackagedJson } from './packaged-files.ts';

/** detailed: Noto Emoji; flat: Fluent Emoji Flat; round: Fluent Emoji 3D, which is pixels. */
export type ArtSet = 'detailed' | 'flat' | 'round';

/** Vector art: what stands inside the `svg` element, in units of its view box. */
export interface VectorArt {
  readonly body: string;
  readonly width: number;
  readonly height: number;
}

const IconFile = z.object({
  width: z.number(),
  height: z.number(),
  icons: z.record(
    z.string(),
    z.object({ body: z.string(), width: z.number().optional(), height: z.number().optional() }),
  ),
});
const NamesByCharacter = z.record(z.string(), z.string());
const Metadata = z.object({ categories: z.record(z.string(), z.array(z.string())) });
const Keywords = z.record(z.string(), z.array(z.string()));

const DrawnFile = z.record(
  z.string(),
  z.object({ width: z.number(), height: z.number(), words: z.array(z.string()), body: z.string() }),
);

/** Products that emoji lack, drawn for Atelier. */
export const DRAWN_ART = DrawnFile.parse(drawnFile);

const PACKAGES = { detailed: '@iconify-json/noto', flat: '@iconify-json/fluent-emoji-flat' } as const;

const iconFiles = { detailed: once(() => iconsOf('detailed')), flat: once(() => iconsOf('flat')) };
const charactersByName = once(() => {
  const names = NamesByCharacter.parse(readPackagedJson(`${PACKAGES.flat}/chars.json`));
  return new Map(Object.entries(names).map(([character, name]) => [name, character]));
});

/** Skin of drawn people; without one they are the yellow of emoji. */
export const COMPLEXIONS = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const;
export type Complexion = (typeof COMPLEXIONS)[number];

/** The art of a name in that set, in another set when that one lacks it, or null. People come in the complexion given. */
export function vectorArt(
  name: string,
  set: 'detailed' | 'flat',
  complexion: Complexion | null = null,
): VectorArt | null {
  const drawn = DRAWN_ART[name];
  if (drawn) return drawn;
  // The detailed set draws people as large heads, the flat one with shoulders and hands.
  const isFlatFirst = set === 'flat' || isPerson(name);
  const order = isFlatFirst ? (['flat', 'detailed'] as const) : (['detailed', 'flat'] as const);
  for (const one of order) {
    const file = iconFiles[one]();
    const suffix = one === 'flat' ? '' : '-skin-tone';
    const icon = (complexion && file.icons[`${name}-${complexion}${suffix}`]) ?? file.icons[name];
    if (icon) return { body: icon.body, width: icon.width ?? file.width, height: icon.height ?? file.height };
  }
  return null;
}

/** The WebP file (256 px a side) of a name in the round set, or null. */
export function roundArt(name: string, complexion: Complexion | null = null): Uint8Array | null {
  if (DRAWN_ART[name]) return null;
  const character =
    charactersByName().get(complexion ? `${name}-${complexion}` : name) ?? charactersByName().get(name);
  if (!character) return null;
  // The set spells some characters with the variation selector that asks for a picture (UTS #51).
  for (const spelling of [character, `${character}-fe0f`, character.replace('-', '-fe0f-')]) {
    const file = readPackagedIfPresent('@lobehub/fluent-emoji-3d', `assets/${spelling}.webp`);
    if (file) return file;
  }
  return null;
}

/** What can be drawn: names, the words that people know them by, and the category they are filed under. */
export interface ArtEntry {
  readonly name: string;
  readonly category: string;
  readonly words: readonly string[];
}

/** Every emoji of the detailed set without its skin tones, with the words of emojilib. */
export const artEntries = once((): readonly ArtEntry[] => {
  const { categories } = Metadata.parse(readPackagedJson(`${PACKAGES.detailed}/metadata.json`));
  const words = wordsByCharacter();
  const characters = charactersByName();
  return Object.entries(categories).flatMap(([category, names]) =>
    names
      .filter((name) => !/skin-tone|(^|-)(light|medium|dark)(-(light|dark))?$/.test(name))
      .map((name) => ({ name, category, words: words.get(characters.get(name) ?? '') ?? [] })),
  );
});

const categories = once(() => new Map(artEntries().map((entry) => [entry.name, entry.category])));

/** The category that an art set files a name under. */
export function categoryOf(name: string): string | undefined {
  return categories().get(name);
}

/** Whether art of that name shows people. */
export function isPerson(name: string): boolean {
  return categoryOf(name) === 'People & Body';
}

/** Whether art of that name shows an animal or a plant. */
export function isOfNature(name: string): boolean {
  return categoryOf(name) === 'Animals & Nature';
}

function wordsByCharacter(): Map<string, string[]> {
  const keywords = Keywords.parse(readPackagedJson('emojilib/dist/emoji-en-US.json'));
  const spelled = (emoji: string) =>
    [...emoji].map((c) => (c.codePointAt(0) ?? 0).toString(16)).filter((c) => c !== 'fe0f');
  return new Map(
    Object.entries(keywords).map(([emoji, words]) => [
      spelled(emoji).join('-'),
      words.map((word) => word.replaceAll('_', ' ').toLowerCase()),
    ]),
  );
}

function iconsOf(set: keyof typeof PACKAGES): z.infer<typeof IconFile> {
  return IconFile.parse(readPackagedJson(`${PACKAGES[set]}/icons.json`));
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
