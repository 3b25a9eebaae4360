import { AtelierFailure, answerOf } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { PersonStanding } from 'lucide-react';
import { atelier } from '../../api/atelier.ts';
import { useDraft } from '../../drafts/draft.ts';
import { usePictures } from '../../pictures/use-pictures.ts';
import {
  FIGURE_TYPES,
  type FigureType,
  type FigureTypeName,
  figureTypeLabel,
} from '../../product/figure-types.ts';
import { useFurtherPictures } from '../../product/further-pictures.ts';
import { PoseTable } from '../../product/PoseTable.tsx';
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
import { onFigureTexts as texts } from '../../texts/en/on-figure.ts';
import { productTexts } from '../../texts/en/product.ts';
import { Panel } from '../../ui/Panel.tsx';
import { OrderScreen } from '../../work/OrderScreen.tsx';
import { useWork } from '../../work/use-work.ts';
import { ModelBuilder } from './ModelBuilder.tsx';
import { ModelPreview } from './ModelPreview.tsx';
import { INITIAL_MODEL, type ModelDraft, modelOrder } from './model-draft.ts';

type OnFigureDraft = ProductDraft & ModelDraft & { types: FigureTypeName[] };

const INITIAL: OnFigureDraft = {
  ...INITIAL_PRODUCT,
  ...INITIAL_MODEL,
  types: ['standing.front', 'standing.back'],
};
/** What pictures on a figure are while nobody asks for a size. */
const USUAL_RATIO = 2 / 3;

/** A garment worn by a model that people choose or describe. */
export default function OnFigureScreen() {
  const [draft, edit] = useDraft('onFigure', INITIAL);
  const photos = usePictures('onFigure.photos');
  const presets = usePresets();
  const work = useWork('onFigure', loadOnFigure);
  const count = draft.types.length * draft.generations;
  const disabledReason = whyNot(photos.pictures.length, draft.types.length) ?? sizeMissing(draft);
  const order = () =>
    work.start(async () => {
      const body = {
        ...(await productOrder(draft, photos.pictures)),
        ...modelOrder(draft),
        image_types: FIGURE_TYPES.filter(({ name }) => draft.types.includes(name)).map(({ type }) => type),
      };
      return (await answerOf(atelier.studio.POST('/on_figure_operations', { body }))).operation_id;
    });
  return (
    <OrderScreen
      texts={texts}
      icon={PersonStanding}
      work={work}
      disabledReason={disabledReason}
      onOrder={order}
      makes={productTexts.count(count)}
      awaited={{ count, ratio: outputRatio(draft) ?? USUAL_RATIO }}
      controls={
        <>
          <Panel>
            <ProductPhotos slot={photos} edit={edit} />
            <ProductWords draft={draft} edit={edit} />
          </Panel>
          <Panel title={texts.model}>
            <ModelBuilder draft={draft} edit={edit} presets={presets} />
          </Panel>
          <Panel>
            <PoseTable values={draft.types} onChange={(types) => edit({ types })} />
            <LookFields draft={draft} edit={edit} />
          </Panel>
        </>
      }
      empty={<ModelPreview draft={draft} presets={presets} />}
    >
      {(result) => <OnFigureResults result={result} />}
    </OrderScreen>
  );
}

/** The pictures; each can be made again on the same person. */
function OnFigureResults({ result }: { result: ProductResult<FigureType> }) {
  const further = useFurtherPictures('onFigure', result, loadOnFigure);
  return (
    <ProductResults
      further={further}
      nameOf={figureTypeLabel}
      orderAgain={async ({ imageType }) => {
        const body = {
          original_operation_id: result.operationId,
          number_of_generations: 1,
          image_types: [imageType],
        };
        return (await answerOf(atelier.studio.POST('/on_figure_operations/regenerate', { body })))
          .operation_id;
      }}
    />
  );
}

function usePresets() {
  const { data } = useQuery({
    queryKey: ['on-figure-presets'],
    queryFn: () => answerOf(atelier.studio.GET('/on_figure_model_presets')),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

function whyNot(photos: number, types: number): string | undefined {
  if (photos === 0) return productTexts.photosMissing;
  return types === 0 ? texts.pictureMissing : undefined;
}

/** @throws AtelierFailure */
async function loadOnFigure(operation_id: string): Promise<ProductResult<FigureType>> {
  const operation = await answerOf(
    atelier.studio.GET('/on_figure_operations/{operation_id}', { params: { path: { operation_id } } }),
  );
  if (operation === null) throw new AtelierFailure(productTexts.forgotten, { status: 404 });
  return readProductResult(operation, figureTypeLabel);
}
