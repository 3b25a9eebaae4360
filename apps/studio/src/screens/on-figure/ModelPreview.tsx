import type { ModelPreset } from '@atelier/sdk';
import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { onFigureTexts as texts } from '../../texts/en/on-figure.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './ModelPreview.module.css';
import {
  type ModelDraft,
  marksDiffering,
  marksOf,
  nearestPreset,
  TRAITS,
  traitsDiffering,
  traitWord,
} from './model-draft.ts';

/** Width / height of the sample pictures of presets. */
const SAMPLE_RATIO = 2 / 3;

/** The model as chosen so far, seen at once: a ready one, or the ready one most like the description. */
export function ModelPreview({
  draft,
  presets,
}: {
  draft: ModelDraft;
  presets: readonly ModelPreset[] | undefined;
}) {
  const isOwn = draft.modelFrom === 'own';
  const shown = isOwn
    ? nearestPreset(draft.settings, presets ?? [])
    : presets?.find(({ preset_id: id }) => id === draft.presetId);
  const settings = isOwn ? draft.settings : shown?.settings;
  const differing = isOwn && shown !== undefined ? differences(draft.settings, shown.settings) : [];
  return (
    <div className={styles.preview}>
      <div className={styles.picture}>
        {shown === undefined ? (
          <Skeleton ratio={SAMPLE_RATIO} />
        ) : (
          <Thumbnail
            key={shown.preset_id}
            url={shown.sample_image}
            alt={texts.preview}
            ratio={SAMPLE_RATIO}
          />
        )}
      </div>
      <div className={styles.words}>
        <h2>{texts.preview}</h2>
        <p aria-live="polite">{sentence(isOwn, differing.length)}</p>
        {settings !== undefined && (
          <ul className={styles.traits}>
            {wordsOf(settings).map((word) => (
              <li key={word}>
                <Badge>{word}</Badge>
              </li>
            ))}
          </ul>
        )}
        {differing.length > 0 && (
          <>
            <h3>{texts.differs}</h3>
            <ul className={styles.traits}>
              {differing.map((word) => (
                <li key={word}>
                  <Badge tone="accent">{word}</Badge>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className={styles.next}>{texts.emptyHint}</p>
      </div>
    </div>
  );
}

function sentence(isOwn: boolean, differing: number): string {
  if (!isOwn) return texts.previewPreset;
  return differing === 0 ? texts.previewExact : texts.previewLikeness;
}

function wordsOf(settings: ModelPreset['settings']): string[] {
  const traits = TRAITS.flatMap((trait) =>
    settings[trait] == null ? [] : [`${texts.traits[trait]}: ${traitWord(settings[trait]).toLowerCase()}`],
  );
  const marks = marksOf(settings).filter((mark) => settings[mark] === true);
  return [traitWord(settings.gender), ...traits, ...marks.map((mark) => texts.marks[mark])];
}

function differences(settings: ModelPreset['settings'], other: ModelPreset['settings']): string[] {
  return [
    ...traitsDiffering(settings, other).map(
      (trait) => `${texts.traits[trait]}: ${traitWord(settings[trait] ?? '').toLowerCase()}`,
    ),
    ...marksDiffering(settings, other).map((mark) =>
      settings[mark] === true ? texts.marks[mark] : texts.without(texts.marks[mark]),
    ),
  ];
}
