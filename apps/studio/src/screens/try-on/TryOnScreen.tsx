import { AtelierFailure, answerOf } from '@atelier/sdk';
import { UserRound } from 'lucide-react';
import { useEffect } from 'react';
import { atelier } from '../../api/atelier.ts';
import { useDraft } from '../../drafts/draft.ts';
import { DropZone } from '../../pictures/DropZone.tsx';
import { PictureGrid } from '../../pictures/PictureGrid.tsx';
import { uploadPicture } from '../../pictures/upload.ts';
import { usePictures } from '../../pictures/use-pictures.ts';
import { type ProductResult, readProductResult } from '../../product/product-results.ts';
import { tryOnTexts as texts } from '../../texts/en/try-on.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Warnings } from '../../ui/Warnings.tsx';
import { OrderScreen } from '../../work/OrderScreen.tsx';
import { useWork } from '../../work/use-work.ts';
import { Chosen } from './Chosen.tsx';
import { ModelChoice } from './ModelChoice.tsx';
import { Outfit } from './Outfit.tsx';
import { INITIAL, whyNot } from './try-on-draft.ts';

/** Width / height of what models and most people's photos give. */
const USUAL_RATIO = 2 / 3;
const FROMS = ['model', 'photo'] as const;

/** Products of the catalogue on a person. */
export default function TryOnScreen() {
  const [draft, edit] = useDraft('tryOn', INITIAL);
  const person = usePictures('tryOn.person');
  const photoId = person.first?.id ?? null;
  useEffect(() => {
    // Pictures are also sent here from other studios.
    if (!person.isReady || photoId === draft.photoId) return;
    edit(photoId === null ? { photoId } : { photoId, from: 'photo' });
  }, [person.isReady, photoId, draft.photoId, edit]);
  const work = useWork('tryOn', loadTryOn);
  const disabledReason = whyNot(draft, person.first !== null);
  const order = () =>
    work.start(async () => {
      const { from, modelId, outfit } = draft;
      const photo = from === 'photo' ? person.first : null;
      const uploaded_image_id = photo === null ? (modelId ?? '') : await uploadPicture(photo);
      const body = { uploaded_image_id, sku_ids: outfit };
      return (await answerOf(atelier.unified.POST('/sku_try_on_operations', { body }))).operation_id;
    });
  return (
    <OrderScreen
      texts={texts}
      icon={UserRound}
      work={work}
      disabledReason={disabledReason}
      onOrder={order}
      makes={texts.onePicture}
      awaited={{ count: 1, ratio: USUAL_RATIO }}
      controls={
        <>
          <Panel>
            <Choice
              label={texts.whoFrom}
              value={draft.from}
              onChange={(from) => edit({ from })}
              options={FROMS.map((value) => ({ value, label: texts.froms[value] }))}
            />
            {draft.from === 'model' ? (
              <ModelChoice value={draft.modelId} onChange={(modelId) => edit({ modelId })} />
            ) : (
              <DropZone label={texts.photo} hint={texts.photoHint} slot={person} takesPaste />
            )}
          </Panel>
          <Panel title={texts.outfit}>
            <Outfit skus={draft.outfit} onChange={(outfit) => edit({ outfit })} />
          </Panel>
        </>
      }
      empty={<Chosen draft={draft} photo={person.first} missing={disabledReason} />}
    >
      {({ groups, warnings }) => (
        <>
          <PictureGrid pictures={groups.flatMap(({ pictures }) => pictures)} />
          <Warnings of={warnings} />
        </>
      )}
    </OrderScreen>
  );
}

/** @throws AtelierFailure */
async function loadTryOn(operation_id: string): Promise<ProductResult<'outfit'>> {
  const operation = await answerOf(
    atelier.unified.GET('/sku_try_on_operations/{operation_id}', { params: { path: { operation_id } } }),
  );
  if (operation === null) throw new AtelierFailure(texts.forgotten, { status: 404 });
  const { id, generated_images, warnings } = operation;
  const generation_result = [{ image_type: 'outfit' as const, generated_images }];
  return readProductResult({ id, generation_result, warnings: warnings ?? [] }, () => texts.result);
}
