import type { EditOperationId } from '@atelier/contracts/image-studio';
import { Wand } from 'lucide-react';
import { Fitted } from '../../pictures/Fitted.tsx';
import { PictureGrid } from '../../pictures/PictureGrid.tsx';
import type { ShownPicture } from '../../pictures/use-pictures.ts';
import { editTexts as texts } from '../../texts/en/edit.ts';
import { Button } from '../../ui/Button.tsx';
import { CompareSlider } from '../../ui/CompareSlider.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Warnings } from '../../ui/Warnings.tsx';
import { ResultPanel } from '../../work/ResultPanel.tsx';
import type { JobResult } from '../../work/studio-jobs.ts';
import type { Work } from '../../work/use-work.ts';
import styles from './EditStage.module.css';
import { type EditDraft, takesMask } from './edit-draft.ts';
import { OutpaintFrame } from './OutpaintFrame.tsx';
import { StepStrip } from './StepStrip.tsx';
import type { EditSteps } from './use-edit-steps.ts';

export interface EditStageProps {
  draft: EditDraft;
  edit: (changes: Partial<EditDraft>) => void;
  steps: EditSteps;
  mask: ShownPicture | null;
  work: Work<JobResult>;
  /** Shows the last result beside what it was made from, rather than the picture to work on. */
  isComparing: boolean;
}

/** The picture to work on, large; the edit that runs; and what came of it. */
export function EditStage({ draft, edit, steps, mask, work, isComparing }: EditStageProps) {
  const { current } = steps;
  const { phase } = work.state;
  const isAtRest = phase === 'empty' || phase === 'cancelled' || phase === 'done';
  const isShowingResult = phase === 'done' && isComparing;
  return (
    <div className={styles.stage}>
      {current !== null && isAtRest && !isShowingResult ? (
        <Working draft={draft} edit={edit} picture={current} mask={mask} />
      ) : (
        <ResultPanel
          work={work}
          empty={
            <EmptyState icon={Wand} title={texts.emptyTitle}>
              {texts.emptyHint}
            </EmptyState>
          }
          placeholder={<Skeleton ratio={current === null ? 1 : ratioOf(current)} />}
        >
          {(result) => <Comparison result={result} before={steps.orderedFrom} />}
        </ResultPanel>
      )}
      <StepStrip steps={steps} />
      {isShowingResult && steps.isLastResult && <Suggestion after={steps.orderedOperation} edit={edit} />}
    </div>
  );
}

/** What the next edit starts from, and what it will reach. */
function Working({
  draft,
  edit,
  picture,
  mask,
}: Pick<EditStageProps, 'draft' | 'edit' | 'mask'> & { picture: ShownPicture }) {
  if (draft.operation === 'outpaint')
    return <OutpaintFrame picture={picture} margins={draft} onChange={edit} />;
  return (
    <Fitted ratio={ratioOf(picture)}>
      <div className={styles.shown} style={{ aspectRatio: ratioOf(picture) }}>
        <img src={picture.url} alt={texts.current} />
        {mask !== null && takesMask(draft.operation) && (
          <span aria-hidden className={styles.mask} style={{ maskImage: `url(${mask.url})` }} />
        )}
      </div>
    </Fitted>
  );
}

/** The last result: under a line that can be moved where its proportions are those of before. */
function Comparison({ result, before }: { result: JobResult; before: ShownPicture | null }) {
  const [picture] = result.pictures;
  const isSameShape =
    picture !== undefined && before !== null && Math.abs(ratioOf(picture) / ratioOf(before) - 1) < 0.01;
  return (
    <div className={styles.stage}>
      {isSameShape && (
        <Fitted ratio={ratioOf(picture)}>
          <CompareSlider
            before={{ url: before.url, label: texts.before }}
            after={{ url: picture.url, label: texts.after }}
            ratio={ratioOf(picture)}
          />
        </Fitted>
      )}
      {!isSameShape && <PictureGrid pictures={result.pictures} />}
      <Warnings of={result.warnings} />
    </div>
  );
}

const FOLLOWS: Partial<Record<EditOperationId, EditOperationId>> = {
  remove_background: 'replace_background_relight',
  outpaint: 'inpaint',
  search_replace: 'inpaint',
};

function Suggestion({ after, edit }: { after: EditOperationId; edit: EditStageProps['edit'] }) {
  const next = FOLLOWS[after];
  if (next === undefined) return null;
  return (
    <Notice
      actions={
        <Button size="sm" onClick={() => edit({ operation: next })}>
          {texts.names[next]}
        </Button>
      }
    >
      {texts.suggested}
    </Notice>
  );
}

function ratioOf({ width, height }: { width: number; height: number }): number {
  return width > 0 && height > 0 ? width / height : 1;
}
