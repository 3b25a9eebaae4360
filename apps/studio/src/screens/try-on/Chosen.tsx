import { UserRound } from 'lucide-react';
import { Preview, PreviewFacts, PreviewNext } from '../../pictures/Preview.tsx';
import type { ShownPicture } from '../../pictures/use-pictures.ts';
import { tryOnTexts as texts } from '../../texts/en/try-on.ts';
import { Badge } from '../../ui/Badge.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { TryOnDraft } from './try-on-draft.ts';
import { MODEL_RATIO, useModels } from './try-on-models.ts';

/** Of photos that this browser cannot show. */
const UNKNOWN_RATIO = 2 / 3;

/** Who is going to wear the outfit, large, until they do. */
export function Chosen({
  draft: { from, modelId },
  photo,
  missing,
}: {
  draft: TryOnDraft;
  photo: ShownPicture | null;
  /** What the order still lacks. */
  missing: string | undefined;
}) {
  const { data: models } = useModels();
  const next = <PreviewNext>{missing ?? texts.ready}</PreviewNext>;
  if (from === 'photo' && photo !== null)
    return (
      <Preview
        picture={{ url: photo.url, alt: texts.photo }}
        ratio={photo.height > 0 ? photo.width / photo.height : UNKNOWN_RATIO}
        title={texts.yourPhoto}
      >
        <p>{texts.photoUse}</p>
        {next}
      </Preview>
    );
  const model = models?.find(({ id }) => id === modelId);
  if (from === 'model' && model !== undefined)
    return (
      <Preview picture={{ url: model.url, alt: model.name }} ratio={MODEL_RATIO} title={texts.yourModel}>
        <p>{texts.modelUse}</p>
        <PreviewFacts>
          {model.facts.map((fact) => (
            <li key={fact}>
              <Badge>{fact}</Badge>
            </li>
          ))}
        </PreviewFacts>
        {next}
      </Preview>
    );
  return (
    <EmptyState icon={UserRound} title={texts.emptyTitle}>
      {texts.emptyHint}
    </EmptyState>
  );
}
