import { answerOf } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { tryOnTexts as texts } from '../../texts/en/try-on.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PlaceholderGrid } from '../../ui/Skeleton.tsx';
import styles from './TryOn.module.css';

const PLACEHOLDERS = 6;
const MODEL_RATIO = 1 / 2;
/** What tells them apart for those who cannot see them. */
const NAMED_BY = ['age_group', 'body_shape', 'skin_tone', 'hair_length'] as const;

/** The ready models, whole, women first. */
export function ModelChoice({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (modelId: string) => void;
}) {
  const { data, error } = useModels();
  if (error !== null) return <Notice tone="bad">{error.message}</Notice>;
  if (data === undefined) return <PlaceholderGrid count={PLACEHOLDERS} ratio={MODEL_RATIO} />;
  return (
    <div className={styles.models}>
      <Choice
        label={texts.models}
        look="cards"
        value={value}
        onChange={onChange}
        options={data.map(({ id, url, name }) => ({
          value: id,
          label: name,
          picture: <Thumbnail url={url} alt="" ratio={MODEL_RATIO} fit="cover" />,
        }))}
      />
    </div>
  );
}

function useModels() {
  return useQuery({
    queryKey: ['try-on-models'],
    queryFn: async () => {
      const groups = await answerOf(atelier.unified.GET('/predefined_try_on_models'));
      return groups.flatMap(({ category, models }) =>
        models.map(({ id, url, tags }) => ({ id, url, name: nameOf(category, tags ?? {}) })),
      );
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** `Woman: young adult, regular, dark`. */
function nameOf(category: string, tags: Readonly<Record<string, string>>): string {
  const facts = NAMED_BY.flatMap((trait) => tags[trait] ?? []).map(texts.word);
  return texts.modelName(category === 'man' ? texts.genders.man : texts.genders.woman, facts.join(', '));
}
