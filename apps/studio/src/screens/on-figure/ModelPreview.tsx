import type { ModelPreset } from '@atelier/sdk';
import { Preview, PreviewFacts, PreviewNext } from '../../pictures/Preview.tsx';
import { onFigureTexts as texts } from '../../texts/en/on-figure.ts';
import { Badge } from '../../ui/Badge.tsx';
import {
  type ModelDraft,
  marksDiffering,
  marksOf,
  TRAITS,
  traitsDiffering,
  traitWord,
} from './model-draft.ts';
import { useLikeness } from './use-likeness.ts';

/** Width / height of the sample pictures of presets. */
const SAMPLE_RATIO = 2 / 3;

/** The model as chosen so far, seen at once: a ready one, or a drawing of the description. */
export function ModelPreview({
  draft,
  presets,
}: {
  draft: ModelDraft;
  presets: readonly ModelPreset[] | undefined;
}) {
  const isOwn = draft.modelFrom === 'own';
  const { url, isDated, standIn } = useLikeness(draft.settings, presets, isOwn);
  const chosen = presets?.find(({ preset_id: id }) => id === draft.presetId);
  const shown = isOwn ? url && { url, isDated } : chosen && { url: chosen.sample_image };
  const settings = isOwn ? draft.settings : chosen?.settings;
  const differing = isOwn && standIn !== undefined ? differences(draft.settings, standIn.settings) : [];
  return (
    <Preview
      picture={shown ? { ...shown, alt: texts.preview } : undefined}
      ratio={SAMPLE_RATIO}
      title={texts.preview}
    >
      <p aria-live="polite">{sentence(isOwn, standIn !== undefined, differing.length)}</p>
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

function sentence(isOwn: boolean, hasStandIn: boolean, differing: number): string {
  if (!isOwn) return texts.previewPreset;
  if (!hasStandIn) return texts.previewDrawn;
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
