import type { ModelPreset } from '@atelier/sdk';
import { Preview, PreviewFacts, PreviewNext } from '../../pictures/Preview.tsx';
import { onFigureTexts as texts } from '../../texts/en/on-figure.ts';
import { Badge } from '../../ui/Badge.tsx';
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
    <Preview
      picture={shown === undefined ? undefined : { url: shown.sample_image, alt: texts.preview }}
      ratio={SAMPLE_RATIO}
      title={texts.preview}
    >
      <p aria-live="polite">{sentence(isOwn, differing.length)}</p>
      {settings !== undefined && <Words words={wordsOf(settings)} />}
      {differing.length > 0 && (
        <>
          <h3>{texts.differs}</h3>
          <Words words={differing} tone="accent" />
        </>
      )}
      <PreviewNext>{texts.emptyHint}</PreviewNext>
    </Preview>
  );
}

function Words({ words, tone = 'neutral' }: { words: readonly string[]; tone?: 'accent' | 'neutral' }) {
  return (
    <PreviewFacts>
      {words.map((word) => (
        <li key={word}>
          <Badge tone={tone}>{word}</Badge>
        </li>
      ))}
    </PreviewFacts>
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
