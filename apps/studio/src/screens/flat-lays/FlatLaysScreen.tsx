import { LIMITS } from '@atelier/contracts/product-enums';
import { AtelierFailure, answerOf } from '@atelier/sdk';
import { Layers } from 'lucide-react';
import { atelier } from '../../api/atelier.ts';
import { useDraft } from '../../drafts/draft.ts';
import { type ShownPicture, usePictures } from '../../pictures/use-pictures.ts';
import {
  FLAT_LAY_TYPE_NAMES,
  FLAT_LAY_TYPES,
  type FlatLayType,
  type FlatLayTypeName,
  flatLayTypeName,
} from '../../product/flat-lay-types.ts';
import { useFurtherPictures } from '../../product/further-pictures.ts';
import { LookFields, ProductWords } from '../../product/ProductFields.tsx';
import { ProductPhotos } from '../../product/ProductPhotos.tsx';
import { ProductResults } from '../../product/ProductResults.tsx';
import {
  INITIAL_PRODUCT,
  outputRatio,
  type ProductDraft,
  productOrder,
  sizeMissing,
} from '../../product/product-draft.ts';
import { type ProductResult, readProductResult } from '../../product/product-results.ts';
import { flatLayTexts as texts } from '../../texts/en/flat-lays.ts';
import { productTexts } from '../../texts/en/product.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MultiChoice } from '../../ui/MultiChoice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { OrderScreen } from '../../work/OrderScreen.tsx';
import { useWork } from '../../work/use-work.ts';

const INITIAL: ProductDraft & { types: FlatLayTypeName[] } = { ...INITIAL_PRODUCT, types: ['flat.front'] };
/** What flat lays are while nobody asks for a size. */
const USUAL_RATIO = 3 / 4;
const MOST_VARIANTS = LIMITS.numberOfGenerations.max;

/** Studio pictures of a product from photos of it. */
export default function FlatLaysScreen() {
  const [draft, edit] = useDraft('flatLays', INITIAL);
  const photos = usePictures('flatLays.photos');
  const work = useWork('flatLays', loadFlatLay);
  const count = draft.types.length * draft.generations;
  const disabledReason = whyNot(photos.pictures.length, draft.types.length) ?? sizeMissing(draft);
  const order = () =>
    work.start(async () => {
      const body = {
        ...(await productOrder(draft, photos.pictures)),
        image_types: draft.types.map((name) => FLAT_LAY_TYPES[name]),
      };
      return (await answerOf(atelier.studio.POST('/flat_lay_operations', { body }))).operation_id;
    });
  return (
    <OrderScreen
      texts={texts}
      icon={Layers}
      work={work}
      disabledReason={disabledReason}
      onOrder={order}
      makes={productTexts.count(count)}
      awaited={{ count, ratio: outputRatio(draft) ?? USUAL_RATIO }}
      controls={
        <Panel>
          <ProductPhotos slot={photos} edit={edit} />
          <MultiChoice
            label={texts.types}
            look="cards"
            values={draft.types}
            onChange={(types) => edit({ types })}
            options={FLAT_LAY_TYPE_NAMES.map((value) => ({ value, label: texts.names[value] }))}
          />
          <LookFields draft={draft} edit={edit} />
          <ProductWords draft={draft} edit={edit} />
        </Panel>
      }
      empty={
        <EmptyState icon={Layers} title={texts.emptyTitle}>
          {texts.emptyHint}
        </EmptyState>
      }
    >
      {(result) => <FlatLayResults result={result} draft={draft} photos={photos.pictures} />}
    </OrderScreen>
  );
}

/** The pictures; each can be made again as a further variant, of the photos and settings that the screen shows. */
function FlatLayResults({
  result,
  draft,
  photos,
}: {
  result: ProductResult<FlatLayType>;
  draft: ProductDraft;
  photos: readonly ShownPicture[];
}) {
  const further = useFurtherPictures('flatLays', result, loadFlatLay);
  return (
    <ProductResults
      further={further}
      nameOf={nameOf}
      whyNotAgain={({ pictures }) => {
        if (photos.length === 0) return productTexts.photosMissing;
        return pictures.length >= MOST_VARIANTS ? productTexts.noMoreVariants : undefined;
      }}
      orderAgain={async ({ imageType, pictures }) => {
        // The same order gives the same pictures; those that are there are answered from the store.
        const body = {
          ...(await productOrder(draft, photos)),
          number_of_generations: pictures.length + 1,
          image_types: [imageType],
        };
        return (await answerOf(atelier.studio.POST('/flat_lay_operations', { body }))).operation_id;
      }}
    />
  );
}

function nameOf(type: FlatLayType): string {
  return texts.names[flatLayTypeName(type)];
}

function whyNot(photos: number, types: number): string | undefined {
  if (photos === 0) return productTexts.photosMissing;
  return types === 0 ? texts.typeMissing : undefined;
}

/** @throws AtelierFailure */
async function loadFlatLay(operation_id: string): Promise<ProductResult<FlatLayType>> {
  const operation = await answerOf(
    atelier.studio.GET('/flat_lay_operations/{operation_id}', { params: { path: { operation_id } } }),
  );
  if (operation === null) throw new AtelierFailure(productTexts.forgotten, { status: 404 });
  return readProductResult(operation, nameOf);
}
