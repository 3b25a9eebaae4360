import type { OnFigureModelSettings, OnFigurePose, OnFigureViewpoint } from '@atelier/contracts';

/** On-figure pictures in words, for models that are told everything in words. */

const POSES: Record<OnFigurePose, string> = {
  standing: 'standing upright, relaxed, the whole body in the frame',
  walking: 'walking towards the camera, the whole body in the frame',
  sitting: 'sitting on a plain cube, the whole body in the frame',
  leaning: 'leaning against a wall, the whole body in the frame',
  crouching_or_kneeling: 'crouching, the whole body in the frame',
  in_action: 'in the middle of a lively movement, the whole body in the frame',
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

/** Who wears the garment, how, and from where one looks: `A woman, about 25 years old, slim, …`. */
export function onFigureWords(
  model: OnFigureModelSettings,
  pose: OnFigurePose,
  viewpoint: OnFigureViewpoint,
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
  return `${said}; ${POSES[pose]}, ${VIEWPOINTS[viewpoint]}. Fashion studio photograph, even soft light.`;
}

function hairWords({ hair_length, hair_style, hair_color }: OnFigureModelSettings): string | null {
  if (hair_length === 'bald') return 'bald';
  const words = [hair_length, hair_style, hair_color].filter((word) => word != null).map(spaced);
  return words.length === 0 ? null : `with ${words.join(' ')} hair`;
}

function spaced(word: string): string {
  return word.replaceAll('_', ' ');
}
