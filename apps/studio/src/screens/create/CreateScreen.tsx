import { Sparkles } from 'lucide-react';
import { useActions } from '../../actions/actions.ts';
import { useDraft } from '../../drafts/draft.ts';
import { createTexts as texts } from '../../texts/en/create.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { OrderBar } from '../../ui/OrderBar.tsx';
import { Page, Workbench } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { Price } from '../../work/Price.tsx';
import { ResultPanel } from '../../work/ResultPanel.tsx';
import { useSideOrders } from '../../work/side-orders.ts';
import { type JobResult, loadJobResult } from '../../work/studio-jobs.ts';
import { useWork } from '../../work/use-work.ts';
import { ArrivingPictures } from './ArrivingPictures.tsx';
import { FormatField, QualityField, StyleField, TemplateField, WordsField } from './CreateFields.tsx';
import { CreateResults } from './CreateResults.tsx';
import { type CreateDraft, INITIAL, orderOf } from './create-draft.ts';
import { cheaperModel, priceFacts, priceOf } from './create-price.ts';
import { orderGallery, orderPictures, useOrderOf } from './further-variations.ts';
import { MoreCreateSettings } from './MoreCreateSettings.tsx';
import { usePromptHistory } from './prompt-history.ts';
import { type CreatePreview, useCreatePreview, useProviders } from './use-create.ts';

const MOST_VARIATIONS = 10;

/** Pictures from words. */
export default function CreateScreen() {
  const [draft, edit] = useDraft('create', INITIAL);
  const work = useWork('create', loadJobResult);
  const preview = useCreatePreview(draft);
  const [history, remember] = usePromptHistory();
  const disabledReason = draft.prompt.trim() === '' ? texts.promptMissing : undefined;
  const generate = () => {
    remember(draft.prompt.trim());
    work.start(() => orderGallery(orderOf(draft)));
  };
  useActions([
    {
      id: 'create.generate',
      label: texts.generate,
      group: texts.title,
      icon: Sparkles,
      shortcut: 'Mod+Enter',
      disabledReason,
      run: generate,
    },
  ]);
  const { width, height } = sizeOf(preview.data?.request.dimensions);
  return (
    <Page title={texts.title} purpose={texts.purpose}>
      <Workbench
        controls={
          <>
            <Panel>
              <WordsField
                draft={draft}
                edit={edit}
                history={history}
                enhanced={preview.data?.request.enhanced_prompt ?? null}
              />
              <TemplateField draft={draft} edit={edit} />
              <FormatField draft={draft} edit={edit} />
              <QualityField draft={draft} edit={edit} />
              <StyleField draft={draft} edit={edit} />
              <Slider
                label={texts.variations}
                value={draft.variations}
                onChange={(variations) => edit({ variations })}
                min={1}
                max={MOST_VARIATIONS}
              />
              <MoreCreateSettings draft={draft} edit={edit} preview={preview.data} />
            </Panel>
            {preview.error !== null && <Notice tone="warn">{preview.error.message}</Notice>}
            <OrderBar
              label={texts.generate}
              icon={Sparkles}
              isBusy={work.isBusy || preview.error !== null}
              disabledReason={disabledReason}
              onOrder={generate}
            >
              <CreatePrice draft={draft} edit={edit} />
            </OrderBar>
          </>
        }
        result={
          <ResultPanel
            work={work}
            empty={
              <EmptyState icon={Sparkles} title={texts.emptyTitle}>
                {texts.emptyHint}
              </EmptyState>
            }
            placeholder={<ArrivingPictures work={work} count={draft.variations} ratio={width / height} />}
          >
            {(result) => (
              <Made
                result={result}
                draft={draft}
                edit={edit}
                onRemix={(order) => work.start(() => orderGallery(order))}
              />
            )}
          </ResultPanel>
        }
      />
    </Page>
  );
}

interface DraftProps {
  draft: CreateDraft;
  edit: (changes: Partial<CreateDraft>) => void;
}

/** What it will cost and lead to; the cheaper way is one press away. */
function CreatePrice({ draft, edit }: DraftProps) {
  const { data } = useCreatePreview(draft);
  const providers = useProviders().data?.providers ?? {};
  const cheaper = data === undefined ? null : cheaperModel(data, providers);
  return (
    <>
      <Price
        price={priceOf(data, draft.variations)}
        facts={data === undefined ? [] : priceFacts(data, draft.variations)}
        cheaper={
          cheaper && {
            label: texts.cheaper(cheaper.model, draft.variations, cheaper.each),
            take: () => edit({ provider: cheaper.provider, model: cheaper.model }),
          }
        }
      />
      {data !== undefined && <small>{willBe(data)}</small>}
    </>
  );
}

interface MadeProps extends DraftProps {
  result: JobResult;
  onRemix: (order: ReturnType<typeof orderOf>) => void;
}

/** What was made, and more of it with the settings that it was made with. */
function Made({ result, draft, edit, onRemix }: MadeProps) {
  const order = useOrderOf(result.id) ?? orderOf(draft);
  const side = useSideOrders('create.side', result.id, loadJobResult);
  const { seed: _, ...anySeed } = order;
  return (
    <CreateResults
      result={result}
      side={side}
      onRemix={() => onRemix(anySeed)}
      onSeed={(seed) => edit({ seed })}
      onOneMore={(name, seed) =>
        side.ask({
          name,
          order: () => orderPictures({ ...anySeed, num_variations: 1, ...(seed === null ? {} : { seed }) }),
        })
      }
    />
  );
}

/** `1200x628`; square while it is not known. */
function sizeOf(dimensions = '1x1'): { width: number; height: number } {
  const [width = 1, height = 1] = dimensions.split('x').map(Number);
  return { width, height };
}

function willBe({ request: { provider, model, dimensions }, is_local }: CreatePreview): string {
  return texts.will(provider, model, dimensions, is_local);
}
