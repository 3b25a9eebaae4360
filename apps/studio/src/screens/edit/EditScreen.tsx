import { answerOf } from '@atelier/sdk';
import { Redo2, Undo2, Wand } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { atelier } from '../../api/atelier.ts';
import { useDraft } from '../../drafts/draft.ts';
import { DropZone } from '../../pictures/DropZone.tsx';
import { SendTo } from '../../pictures/SendTo.tsx';
import { type ShownPicture, usePictures } from '../../pictures/use-pictures.ts';
import { editTexts as texts } from '../../texts/en/edit.ts';
import { Choice } from '../../ui/Choice.tsx';
import { OrderBar } from '../../ui/OrderBar.tsx';
import { Page, Workbench } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Price } from '../../work/Price.tsx';
import { jobIdOf, loadJobResult } from '../../work/studio-jobs.ts';
import { useWork } from '../../work/use-work.ts';
import { EditFields } from './EditFields.tsx';
import styles from './EditStage.module.css';
import { EditStage } from './EditStage.tsx';
import { type EditDraft, INITIAL, OPERATIONS, orderOf, whyNot } from './edit-draft.ts';
import { useEditOperations, useEditPrice } from './use-edit.ts';
import { useEditSteps } from './use-edit-steps.ts';

type ViewName = 'picture' | 'compare';

/** One change after the other to a picture. */
export default function EditScreen() {
  const [draft, edit] = useDraft('edit', INITIAL);
  const work = useWork('edit', loadJobResult);
  const result = work.state.phase === 'done' ? (work.state.result.pictures[0] ?? null) : null;
  const steps = useEditSteps(result);
  const slots = {
    mask: usePictures('edit.mask'),
    background: usePictures('edit.background'),
    lighting: usePictures('edit.lighting'),
  };
  const [view, setView] = useState<ViewName>('compare');
  // A new result is looked at first; another operation or step is about the picture again.
  useEffect(() => setView(steps.isLastResult ? 'compare' : 'picture'), [steps.isLastResult]);
  const change = (changes: Partial<EditDraft>) => {
    edit(changes);
    if (changes.operation !== undefined) setView('picture');
  };
  const source = steps.current;
  const pictures = {
    source,
    mask: slots.mask.first,
    background: slots.background.first,
    lighting: slots.lighting.first,
  };
  const disabledReason = whyNot(draft, pictures);
  const run = () => {
    if (source === null) return;
    steps.noteOrder(draft.operation);
    work.start(async () => {
      const body = await orderOf(draft, { ...pictures, source });
      return jobIdOf(await answerOf(atelier.imageStudio.POST('/image-studio/edit/process', { body })));
    });
  };
  useActions([
    {
      id: 'edit.run',
      label: texts.run,
      group: texts.title,
      icon: Wand,
      shortcut: 'Mod+Enter',
      disabledReason,
      run,
    },
    {
      id: 'edit.undo',
      label: texts.undo,
      group: texts.title,
      icon: Undo2,
      run: () => steps.goTo(steps.at - 1),
    },
    {
      id: 'edit.redo',
      label: texts.redo,
      group: texts.title,
      icon: Redo2,
      run: () => steps.goTo(steps.at + 1),
    },
  ]);
  const price = useEditPrice(draft.operation, pricedSize(source, draft), draft.model);
  return (
    <Page title={texts.title} purpose={texts.purpose}>
      <Workbench
        controls={
          <>
            <Panel>
              <DropZone label={texts.source} slot={steps.source} takesPaste />
              <OperationField draft={draft} change={change} />
              <EditFields draft={draft} edit={change} picture={source} slots={slots} />
            </Panel>
            <OrderBar
              label={texts.run}
              icon={Wand}
              isBusy={work.isBusy}
              disabledReason={disabledReason}
              onOrder={run}
            >
              <Price price={priceOf(price.data)} />
            </OrderBar>
          </>
        }
        result={
          <>
            {source !== null && (
              <StageBar source={source} view={result === null ? null : view} onView={setView} />
            )}
            <EditStage
              draft={draft}
              edit={change}
              steps={steps}
              mask={slots.mask.first}
              work={work}
              isComparing={view === 'compare'}
            />
          </>
        }
      />
    </Page>
  );
}

function OperationField({
  draft,
  change,
}: {
  draft: EditDraft;
  change: (changes: Partial<EditDraft>) => void;
}) {
  const { data } = useEditOperations();
  return (
    <Choice
      label={texts.operation}
      look="cards"
      value={draft.operation}
      onChange={(operation) => change({ operation })}
      options={OPERATIONS.map((value) => {
        const credits = data?.operations[value]?.credits.base;
        return {
          value,
          label: texts.names[value],
          detail: credits === undefined ? '…' : texts.credits(credits),
        };
      })}
    />
  );
}

const VIEWS: readonly ViewName[] = ['picture', 'compare'];

/** What is shown, and where the picture can go from here. */
function StageBar({
  source,
  view,
  onView,
}: {
  source: ShownPicture;
  view: ViewName | null;
  onView: (view: ViewName) => void;
}) {
  const name = source.name.replace(/\.\w+$/, '');
  return (
    <div className={styles.top}>
      {view !== null && (
        <Choice
          label={texts.view}
          value={view}
          onChange={onView}
          options={VIEWS.map((value) => ({ value, label: texts.views[value] }))}
        />
      )}
      <SendTo picture={{ ...source, name, alt: texts.current }} />
    </div>
  );
}

/** Outpainting is priced by the size that comes of it, everything else by that of the source. */
function pricedSize(source: ShownPicture | null, { operation, left, right, up, down }: EditDraft) {
  if (source === null || source.width === 0) return null;
  if (operation !== 'outpaint') return { width: source.width, height: source.height };
  return { width: source.width + left + right, height: source.height + up + down };
}

function priceOf(
  answer: { estimated_cost: number; balance: { remaining: number | null } } | undefined,
): { each: number; count: number; total: number; left: number | null } | null {
  if (answer === undefined) return null;
  const { estimated_cost: total, balance } = answer;
  return { each: total, count: 1, total, left: balance.remaining };
}
