import { AtelierFailure, answerOf, type FlatLayOrder } from '@atelier/sdk';
import { Layers } from 'lucide-react';
import { useActions } from '../../actions/actions.ts';
import { atelier } from '../../api/atelier.ts';
import { useDraft } from '../../drafts/draft.ts';
import { DropZone } from '../../pictures/DropZone.tsx';
import { usePictures } from '../../pictures/use-pictures.ts';
import { LookFields, ProductWords } from '../../product/ProductFields.tsx';
import { ProductResults } from '../../product/ProductResults.tsx';
import { INITIAL_PRODUCT, outputSize, type ProductDraft, productOrder } from '../../product/product-draft.ts';
import { type ProductResult, readProductResult } from '../../product/product-results.ts';
import { flatLayTexts as texts } from '../../texts/en/flat-lays.ts';
import { productTexts } from '../../texts/en/product.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MultiChoice } from '../../ui/MultiChoice.tsx';
import { OrderBar } from '../../ui/OrderBar.tsx';
import { Page, Workbench } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PlaceholderGrid } from '../../ui/Skeleton.tsx';
import { ResultPanel } from '../../work/ResultPanel.tsx';
import { useWork } from '../../work/use-work.ts';

type ImageType = FlatLayOrder['image_types'][number];
type TypeName = `${ImageType['flat_lay_type']}.${ImageType['viewpoint']}`;

const IMAGE_TYPES: Record<TypeName, ImageType> = {
  'flat.front': { flat_lay_type: 'flat', viewpoint: 'front' },
  'flat.back': { flat_lay_type: 'flat', viewpoint: 'back' },
  'ghost_mannequin.front': { flat_lay_type: 'ghost_mannequin', viewpoint: 'front' },
  'ghost_mannequin.back': { flat_lay_type: 'ghost_mannequin', viewpoint: 'back' },
  'detail.front': { flat_lay_type: 'detail', viewpoint: 'front' },
  'detail.back': { flat_lay_type: 'detail', viewpoint: 'back' },
};
const TYPE_NAMES: readonly TypeName[] = [
  'flat.front',
  'flat.back',
  'ghost_mannequin.front',
  'ghost_mannequin.back',
  'detail.front',
  'detail.back',
];
const INITIAL: ProductDraft & { types: TypeName[] } = { ...INITIAL_PRODUCT, types: ['flat.front'] };
const MOST_PHOTOS = 20;
/** What flat lays are while nobody asks for a size. */
const USUAL_RATIO = 3 / 4;

/** Studio pictures of a product from photos of it. */
export default function FlatLaysScreen() {
  const [draft, edit] = useDraft('flatLays', INITIAL);
  const photos = usePictures('flatLays.photos');
  const work = useWork('flatLays', loadFlatLay);
  const count = draft.types.length * draft.generations;
  const disabledReason = whyNot(photos.pictures.length, draft.types.length);
  const order = () =>
    work.start(async () => {
      const body = {
        ...(await productOrder(draft, photos.pictures)),
        image_types: draft.types.map((name) => IMAGE_TYPES[name]),
      };
      return (await answerOf(atelier.studio.POST('/flat_lay_operations', { body }))).operation_id;
    });
  useActions([
    {
      id: 'flat-lays.make',
      label: texts.make,
      group: texts.title,
      icon: Layers,
      shortcut: 'Mod+Enter',
      disabledReason,
      run: order,
    },
  ]);
  const size = outputSize(draft);
  return (
    <Page title={texts.title} purpose={texts.purpose}>
      <Workbench
        controls={
          <>
            <Panel>
              <DropZone
                label={productTexts.photos}
                hint={productTexts.photosHint}
                slot={photos}
                most={MOST_PHOTOS}
                takesPaste
              />
              <MultiChoice
                label={texts.types}
                look="cards"
                values={draft.types}
                onChange={(types) => edit({ types })}
                options={TYPE_NAMES.map((value) => ({ value, label: texts.names[value] }))}
              />
              <LookFields draft={draft} edit={edit} />
              <ProductWords draft={draft} edit={edit} />
            </Panel>
            <OrderBar
              label={texts.make}
              icon={Layers}
              isBusy={work.isBusy}
              disabledReason={disabledReason}
              onOrder={order}
            >
              {productTexts.count(count)}
            </OrderBar>
          </>
        }
        result={
          <ResultPanel
            work={work}
            empty={
              <EmptyState icon={Layers} title={texts.emptyTitle}>
                {texts.emptyHint}
              </EmptyState>
            }
            placeholder={
              <PlaceholderGrid count={count} ratio={size === null ? USUAL_RATIO : size.width / size.height} />
            }
          >
            {(result) => <ProductResults result={result} />}
          </ResultPanel>
        }
      />
    </Page>
  );
}

function whyNot(photos: number, types: number): string | undefined {
  if (photos === 0) return productTexts.photosMissing;
  return types === 0 ? texts.typeMissing : undefined;
}

/** @throws AtelierFailure */
async function loadFlatLay(operation_id: string): Promise<ProductResult<ImageType>> {
  const operation = await answerOf(
    atelier.studio.GET('/flat_lay_operations/{operation_id}', { params: { path: { operation_id } } }),
  );
  if (operation === null) throw new AtelierFailure('Operation was not found.', { status: 404 });
  return readProductResult(
    operation,
    ({ flat_lay_type, viewpoint }) => texts.names[`${flat_lay_type}.${viewpoint}`],
  );
}
