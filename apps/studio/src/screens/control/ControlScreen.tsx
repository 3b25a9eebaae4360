import { answerOf } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { Pencil, SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { atelier } from '../../api/atelier.ts';
import { useDraft } from '../../drafts/draft.ts';
import { DropZone } from '../../pictures/DropZone.tsx';
import { FavouriteButton } from '../../pictures/FavouriteButton.tsx';
import { PictureGrid } from '../../pictures/PictureGrid.tsx';
import { usePictures } from '../../pictures/use-pictures.ts';
import { controlTexts as texts } from '../../texts/en/control.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { OrderBar } from '../../ui/OrderBar.tsx';
import { Page, Workbench } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PlaceholderGrid } from '../../ui/Skeleton.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { Warnings } from '../../ui/Warnings.tsx';
import { Charge } from '../../work/Charge.tsx';
import { Price } from '../../work/Price.tsx';
import { ResultPanel } from '../../work/ResultPanel.tsx';
import { useSideOrders } from '../../work/side-orders.ts';
import { type JobResult, jobIdOf, loadJobResult } from '../../work/studio-jobs.ts';
import { useWork } from '../../work/use-work.ts';
import styles from './Control.module.css';
import { MoreControlSettings, Strengths } from './ControlFields.tsx';
import { type ControlDraft, INITIAL, OPERATIONS, orderOf, whyNot } from './control-draft.ts';
import { COMPARED_STRENGTHS, strengthChange, strengthOf, withStrength } from './control-strength.ts';
import { StrengthStrip } from './StrengthStrip.tsx';

const SketchPad = lazy(() => import('./SketchPad.tsx'));
const ADVISED_PROMPT_LENGTH = 1000;
const COMPARED_SEED = 1;

/** Pictures that another picture leads. */
export default function ControlScreen() {
  const [draft, edit] = useDraft('control', INITIAL);
  const [isDrawing, setDrawing] = useState(false);
  const pictures = usePictures('control.source');
  const styleSlot = usePictures('control.style');
  const work = useWork(`control.${draft.operation}`, loadJobResult);
  const side = useSideOrders(`control.compared.${draft.operation}`, draft.operation, loadJobResult);
  const price = useControlPrice(draft.operation);
  const source = pictures.first;
  const disabledReason = whyNot(draft, source, styleSlot.first);
  const order = async (wanted: ControlDraft): Promise<string> => {
    if (source === null) throw new Error('there is no picture to order with');
    const body = await orderOf(wanted, source, styleSlot.first);
    return jobIdOf(await answerOf(atelier.imageStudio.POST('/image-studio/control/process', { body })));
  };
  const run = () => work.start(() => order(draft));
  const compare = () => {
    side.replaceAll(
      COMPARED_STRENGTHS.map((strength) => ({
        name: String(strength),
        // One seed for all: only the strength differs.
        order: () => order({ ...withStrength(draft, strength), seed: draft.seed ?? COMPARED_SEED }),
      })),
    );
  };
  useActions([
    {
      id: 'control.run',
      label: texts.run,
      group: texts.title,
      icon: SlidersHorizontal,
      shortcut: 'Mod+Enter',
      disabledReason,
      run,
    },
  ]);
  const isTransfer = draft.operation === 'style_transfer';
  return (
    <Page title={texts.title} purpose={texts.purpose}>
      <Workbench
        controls={
          <>
            <Panel>
              <Choice
                label={texts.operation}
                look="cards"
                value={draft.operation}
                onChange={(operation) => edit({ operation })}
                options={OPERATIONS.map((value) => ({
                  value,
                  label: texts.names[value],
                  detail: texts.hints[value],
                }))}
              />
              <DropZone label={texts.sources[draft.operation]} slot={pictures} takesPaste />
              {draft.operation === 'sketch' && (
                <Button icon={Pencil} onClick={() => setDrawing(true)}>
                  {texts.draw}
                </Button>
              )}
              {isTransfer && <DropZone label={texts.styleImage} slot={styleSlot} />}
              <TextArea
                label={isTransfer ? texts.promptOptional : texts.prompt}
                value={draft.prompt}
                onChange={(prompt) => edit({ prompt })}
                advisedLength={ADVISED_PROMPT_LENGTH}
              />
              <Strengths draft={draft} edit={edit} />
              <MoreControlSettings draft={draft} edit={edit} />
            </Panel>
            <OrderBar
              label={texts.run}
              icon={SlidersHorizontal}
              isBusy={work.isBusy}
              disabledReason={disabledReason}
              onOrder={run}
            >
              <Price price={price} facts={price === null ? [] : [[texts.pricedAs, price.model]]} />
            </OrderBar>
          </>
        }
        result={
          <div className={styles.results}>
            <ResultPanel
              work={work}
              empty={
                <EmptyState icon={SlidersHorizontal} title={texts.emptyTitle}>
                  {texts.emptyHint}
                </EmptyState>
              }
              placeholder={<PlaceholderGrid count={1} ratio={1} />}
            >
              {(result) => <Made result={result} />}
            </ResultPanel>
            <StrengthStrip
              side={side}
              strength={strengthOf(draft)}
              credits={price === null ? null : price.each * COMPARED_STRENGTHS.length}
              disabledReason={disabledReason}
              onCompare={compare}
              onChoose={(strength) => edit(strengthChange(draft.operation, strength))}
            />
          </div>
        }
      />
      {isDrawing && (
        <Suspense>
          <SketchPad
            onClose={() => setDrawing(false)}
            onUse={(sketch) => {
              pictures.replace([sketch]);
              setDrawing(false);
            }}
          />
        </Suspense>
      )}
    </Page>
  );
}

function Made({ result }: { result: JobResult }) {
  return (
    <div className={styles.made}>
      <Charge credits={result.credits} />
      <PictureGrid pictures={result.pictures} actions={(picture) => <Heart of={result} id={picture.id} />} />
      <Warnings of={result.warnings} />
    </div>
  );
}

function Heart({ of, id }: { of: JobResult; id: string }) {
  const assetId = of.pictures.find((picture) => picture.id === id)?.assetId ?? null;
  return assetId === null ? null : <FavouriteButton assetId={assetId} />;
}

/** What an operation costs, and as whose model. */
function useControlPrice(operation: string) {
  const { data } = useQuery({
    queryKey: ['control-price', operation],
    queryFn: () =>
      answerOf(
        atelier.imageStudio.POST('/image-studio/estimate-cost', {
          body: { provider: 'auto', operation: 'control', model: operation },
        }),
      ),
  });
  if (data === undefined) return null;
  const { estimated_cost: total, balance, provider, model } = data;
  return { each: total, count: 1, total, left: balance.remaining, model: `${provider} / ${model}` };
}
