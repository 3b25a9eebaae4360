import type { OnFigureModelSettings } from '@atelier/contracts';
import { randomStream } from '@atelier/pixels/random';
import type { FilledSettings } from './person.ts';

type Choice<K extends keyof FilledSettings> = readonly FilledSettings[K][];

const ETHNICITIES: Choice<'ethnicity'> = [
  'european',
  'african',
  'asian',
  'latino',
  'indian',
  'middle_eastern',
  'native_american',
  'pacific_islander',
];

/** Common skin tones, hair colours and hair styles of people of each origin; repeated when more common. */
const LOOKS: Readonly<
  Record<
    FilledSettings['ethnicity'],
    { tones: Choice<'skin_tone'>; colours: Choice<'hair_color'>; styles: Choice<'hair_style'> }
  >
> = {
  european: {
    tones: ['white', 'white', 'pale_white'],
    colours: ['medium_brown', 'dark_brown', 'dark_blond', 'blond', 'auburn', 'red'],
    styles: ['straight', 'wavy', 'wavy'],
  },
  middle_eastern: {
    tones: ['light_brown', 'white'],
    colours: ['black', 'dark_brown'],
    styles: ['wavy', 'straight', 'curly'],
  },
  indian: {
    tones: ['brown', 'light_brown', 'dark_brown'],
    colours: ['black', 'black', 'dark_brown'],
    styles: ['straight', 'wavy'],
  },
  asian: { tones: ['white', 'light_brown'], colours: ['black', 'black', 'dark_brown'], styles: ['straight'] },
  pacific_islander: {
    tones: ['brown', 'light_brown'],
    colours: ['black', 'dark_brown'],
    styles: ['wavy', 'curly'],
  },
  african: { tones: ['dark_brown', 'black', 'brown'], colours: ['black'], styles: ['curly'] },
  latino: {
    tones: ['light_brown', 'brown', 'white'],
    colours: ['dark_brown', 'black', 'medium_brown'],
    styles: ['wavy', 'straight', 'curly'],
  },
  native_american: { tones: ['brown', 'light_brown'], colours: ['black'], styles: ['straight'] },
};

const HAIR_LENGTHS: Readonly<Record<FilledSettings['gender'], Choice<'hair_length'>>> = {
  female: ['long', 'medium', 'long', 'short'],
  male: ['short', 'short', 'short', 'medium'],
};
const SENIOR_COLOURS: Choice<'hair_color'> = ['gray', 'white'];

/**
 * Fills what the client left open. Body, age and height become the ordinary ones (regular, young adult, medium; not
 * pregnant, no beard, no tattoo); origin, skin and hair are drawn from the seed, skin and hair among what is common
 * for the origin, so that people who are described by little more than a gender still look diverse. The same
 * settings and seed are filled alike for ever, and giving one setting never changes how another is filled, unless
 * it is origin or age, on which skin and hair depend.
 */
export function fillSettings(settings: OnFigureModelSettings, seed: number): FilledSettings {
  const random = randomStream(seed);
  // Each draw happens whether it is needed or not: settings that are given do not shift the others.
  const draws = { ethnicity: random(), tone: random(), length: random(), style: random(), colour: random() };
  const ethnicity = settings.ethnicity ?? pick(ETHNICITIES, draws.ethnicity);
  const age = settings.age_group ?? 'young_adult';
  const look = LOOKS[ethnicity];
  const colours = age === 'senior_adult' ? SENIOR_COLOURS : look.colours;
  return {
    gender: settings.gender,
    ethnicity,
    age_group: age,
    skin_tone: settings.skin_tone ?? pick(look.tones, draws.tone),
    body_shape: settings.body_shape ?? 'regular',
    height: settings.height ?? 'medium',
    hair_length: settings.hair_length ?? pick(HAIR_LENGTHS[settings.gender], draws.length),
    hair_style: settings.hair_style ?? pick(look.styles, draws.style),
    hair_color: settings.hair_color ?? pick(colours, draws.colour),
    is_pregnant: settings.is_pregnant ?? false,
    has_beard: settings.has_beard ?? false,
    has_tattoo: settings.has_tattoo ?? false,
  };
}

function pick<V>(choices: readonly V[], draw: number): V {
  return choices[Math.floor(draw * choices.length)]!;
}
