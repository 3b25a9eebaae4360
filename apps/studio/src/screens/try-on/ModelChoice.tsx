import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { tryOnTexts as texts } from '../../texts/en/try-on.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PlaceholderGrid } from '../../ui/Skeleton.tsx';
import styles from './TryOn.module.css';
import { useModels } from './try-on-models.ts';

const PLACEHOLDERS = 6;
/** Width / height of their places: a person is narrower than their picture. */
const PERSON_RATIO = 1 / 2;

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
  if (data === undefined) return <PlaceholderGrid count={PLACEHOLDERS} ratio={PERSON_RATIO} />;
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
          picture: <Thumbnail url={url} alt="" ratio={PERSON_RATIO} fit="cover" />,
        }))}
      />
    </div>
  );
}
