import { answerOf } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { tryOnTexts as texts } from '../../texts/en/try-on.ts';

/** Width / height of their pictures. */
export const MODEL_RATIO = 2 / 3;
/** What tells them apart for those who cannot see them. */
const NAMED_BY = ['age_group', 'body_shape', 'skin_tone', 'hair_length'] as const;

/** The ready models, women first. */
export function useModels() {
  return useQuery({
    queryKey: ['try-on-models'],
    queryFn: async () => {
      const groups = await answerOf(atelier.unified.GET('/predefined_try_on_models'));
      return groups.flatMap(({ category, models }) =>
        models.map(({ id, url, tags }) => {
          const known = NAMED_BY.flatMap((trait) => {
            const value = tags?.[trait];
            return value === undefined ? [] : [{ trait, word: texts.word(value) }];
          });
          return {
            id,
            url,
            name: texts.modelName(genderOf(category), known.map(({ word }) => word).join(', ')),
            facts: known.map(({ trait, word }) => texts.fact(texts.traits[trait], word)),
          };
        }),
      );
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function genderOf(category: string): string {
  return category === 'man' ? texts.genders.man : texts.genders.woman;
}
