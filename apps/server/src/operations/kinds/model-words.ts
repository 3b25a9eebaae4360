import type {
  BackgroundSettings,
  OnFigureModelSettings,
  OnFigurePose,
  OnFigureViewpoint,
} from '@atelier/contracts';
import type { Hints } from '../operation.ts';

/** On-figure pictures in words, for models that are told everything in words. */

const POSES: Record<OnFigurePose, string> = {
  standing: 'standing upright, relaxed',
  walking: 'walking',
  sitting: 'sitting on a plain cube',
  leaning: 'leaning against a wall',
  crouching_or_kneeling: 'crouching',
  in_action: 'in the middle of a lively movement',
  close_up: 'close-up of the garment as it is worn',
};
const VIEWPOINTS: Record<OnFigureViewpoint, string> = {
  front: 'seen from the front',
  front_angled: 'seen from the front, turned a little to the side',
  back: 'seen from behind',
  back_angled: 'seen from behind, turned a little to the side',
  side: 'seen from the side',
};
const AGES: Record<NonNullable<OnFigureModelSettings['age_group']>, string> = {
  child: 'about 9 years old',
  teen: 'about 15 years old',
  young_adult: 'about 25 years old',
  middle_aged_adult: 'about 45 years old',
  senior_adult: 'about 70 years old',
};
const BODIES: Record<NonNullable<OnFigureModelSettings['body_shape']>, string> = {
  regular: 'of average build',
  thin: 'slim',
  muscular: 'athletic',
  plus_sized: 'plus-size',
};

/** Nothing may be cut off: what lies outside the picture cannot be brought back, whatever size is asked for. */
const WHOLE = 'the whole body in the frame from head to shoes, with free space all around';

/** Who wears the garment, how, from where one looks, and before what: `A woman, about 25 years old, slim, …`. */
export function onFigureWords(
  model: OnFigureModelSettings,
  pose: OnFigurePose,
  viewpoint: OnFigureViewpoint,
  background: BackgroundSettings,
): string {
  const person = [
    model.gender === 'female' ? 'A woman' : 'A man',
    model.age_group == null ? null : AGES[model.age_group],
    model.ethnicity == null ? null : `${spaced(model.ethnicity)} looks`,
    model.skin_tone == null ? null : `${spaced(model.skin_tone)} skin`,
    model.body_shape == null ? null : BODIES[model.body_shape],
    model.height == null || model.height === 'medium' ? null : model.height,
    hairWords(model),
    model.has_beard ? 'with a beard' : null,
    model.has_tattoo ? 'with tattoos' : null,
    model.is_pregnant ? 'pregnant' : null,
  ];
  const said = person.filter((words) => words !== null).join(', ');
  const stance = pose === 'close_up' ? POSES[pose] : `${POSES[pose]}, ${WHOLE}`;
  return `${said}; ${stance}, ${VIEWPOINTS[viewpoint]}. Fashion studio photograph, even soft light, ${groundWords(background)}.`;
}

/** The ground that the result is to have, so that what shines through hair and cloth fits it. */
function groundWords(background: BackgroundSettings): string {
  switch (background.background_type) {
    case 'reference_color':
      return `before a plain seamless background in the colour ${background.reference_color}`;
    case 'transparent':
      return 'before a plain white background without any shadow';
    case 'arbitrary':
      return 'before a plain light seamless background';
  }
}

const LONGEST_DESCRIPTION = 300;

/** A product in the words of its shop: `Red tee (T-shirts): organic cotton`. */
export function productWords({ title, category, description }: Hints): string {
  const kind = category === undefined || title?.toLowerCase().includes(category.toLowerCase());
  const named = [title, kind ? undefined : title === undefined ? category : `(${category})`];
  const name = named.filter((words) => words !== undefined).join(' ') || 'the garment';
  return description === undefined ? name : `${name}: ${description.slice(0, LONGEST_DESCRIPTION)}`;
}

function hairWords({ hair_length, hair_style, hair_color }: OnFigureModelSettings): string | null {
  if (hair_length === 'bald') return 'bald';
  const words = [hair_length, hair_style, hair_color].filter((word) => word != null).map(spaced);
  return words.length === 0 ? null : `with ${words.join(' ')} hair`;
}

function spaced(word: string): string {
  return word.replaceAll('_', ' ');
}
