import { answerOf } from '@atelier/sdk';
import { ImageUpscale } from 'lucide-react';
import { useActions } from '../../actions/actions.ts';
import { atelier } from '../../api/atelier.ts';
import { useDraft } from '../../drafts/draft.ts';
import { DropZone } from '../../pictures/DropZone.tsx';
import { toDataUrl } from '../../pictures/picture-file.ts';
import { type ShownPicture, usePictures } from '../../pictures/use-pictures.ts';
import { upscaleTexts as texts } from '../../texts/en/upscale.ts';
import { Choice } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { OrderBar } from '../../ui/OrderBar.tsx';
import { Page, Workbench } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { NumberField, TextField } from '../../ui/TextField.tsx';
import { Price } from '../../work/Price.tsx';
import { ResultPanel } from '../../work/ResultPanel.tsx';
import { jobIdOf, loadJobResult } from '../../work/studio-jobs.ts';
import { useWork } from '../../work/use-work.ts';
import { UpscaleResult } from './UpscaleResult.tsx';
import styles from './UpscaleScreen.module.css';
import { INITIAL, MODES, printSize, TARGETS, type UpscaleDraft, wishOf } from './upscale-draft.ts';
import { useUpscalePreview } from './use-upscale-preview.ts';

const LEAST_TARGET_PX = 64;
const MOST_TARGET_PX = 6144;

/** Pictures made larger. */
export default function UpscaleScreen() {
  const [draft, edit] = useDraft('upscale', INITIAL);
  const pictures = usePictures('upscale.source');
  const ordered = usePictures('upscale.ordered');
  const work = useWork('upscale', loadJobResult);
  const source = pictures.first;
  const preview = useUpscalePreview(draft, source);
  const disabledReason = source === null ? texts.sourceMissing : (preview.error?.message ?? undefined);
  const run = () => {
    if (source === null) return;
    // What the result is compared with stays, whatever picture is chosen meanwhile.
    ordered.replace([source]);
    work.start(async () => {
      const body = {
        image_base64: await toDataUrl(source.blob),
        ...wishOf(draft, source),
        ...(draft.prompt.trim() === '' ? {} : { prompt: draft.prompt.trim() }),
        async: true,
      };
      return jobIdOf(await answerOf(atelier.imageStudio.POST('/image-studio/upscale', { body })));
    });
  };
  useActions([
    {
      id: 'upscale.run',
      label: texts.run,
      group: texts.title,
      icon: ImageUpscale,
      shortcut: 'Mod+Enter',
      disabledReason,
      run,
    },
  ]);
  const ratio = source === null || source.height === 0 ? 1 : source.width / source.height;
  return (
    <Page title={texts.title} purpose={texts.purpose}>
      <Workbench
        controls={
          <>
            <Panel>
              <DropZone label={texts.source} slot={pictures} takesPaste />
              <Fields draft={draft} edit={edit} />
            </Panel>
            {preview.data?.already_met === true && <Notice tone="warn">{texts.met}</Notice>}
            <OrderBar
              label={texts.run}
              icon={ImageUpscale}
              isBusy={work.isBusy}
              disabledReason={disabledReason}
              onOrder={run}
            >
              {source !== null && preview.error === null && (
                <Announcement source={source} preview={preview.data} />
              )}
            </OrderBar>
          </>
        }
        result={
          <ResultPanel
            work={work}
            empty={
              <EmptyState icon={ImageUpscale} title={texts.emptyTitle}>
                {texts.emptyHint}
              </EmptyState>
            }
            placeholder={<Skeleton ratio={ratio} />}
          >
            {(result) => <UpscaleResult result={result} before={ordered.first} />}
          </ResultPanel>
        }
      />
    </Page>
  );
}

function Fields({ draft, edit }: { draft: UpscaleDraft; edit: (changes: Partial<UpscaleDraft>) => void }) {
  const takesWords = draft.mode === 'conservative' || draft.mode === 'creative';
  return (
    <>
      <Choice
        label={texts.mode}
        look="cards"
        value={draft.mode}
        onChange={(mode) => edit({ mode })}
        options={MODES.map((value) => ({ value, label: texts.modes[value], detail: texts.modeHints[value] }))}
      />
      <Choice
        label={texts.target}
        look="chips"
        value={draft.target}
        onChange={(target) => edit({ target })}
        options={TARGETS.map((value) => ({ value, label: texts.targets[value] }))}
        hint={draft.target === 'own' ? texts.sizeHint : undefined}
      />
      {draft.target === 'own' && (
        <div className={styles.pair}>
          <NumberField
            label={texts.width}
            value={draft.width}
            onChange={(width) => edit({ width })}
            min={LEAST_TARGET_PX}
            max={MOST_TARGET_PX}
          />
          <NumberField
            label={texts.height}
            value={draft.height}
            onChange={(height) => edit({ height })}
            min={LEAST_TARGET_PX}
            max={MOST_TARGET_PX}
          />
        </div>
      )}
      {takesWords && (
        <TextField label={texts.prompt} value={draft.prompt} onChange={(prompt) => edit({ prompt })} />
      )}
    </>
  );
}

interface AnnouncementProps {
  source: ShownPicture;
  preview: ReturnType<typeof useUpscalePreview>['data'];
}

/** What will come of it: size, factor, mode, price, and how large that is in print. */
function Announcement({ source, preview }: AnnouncementProps) {
  if (preview === undefined) return <Skeleton width="14rem" />;
  const print = printSize(preview);
  const total = preview.estimated_cost;
  return (
    <>
      <p aria-live="polite">
        {texts.announced(
          `${source.width}×${source.height}`,
          `${preview.width}×${preview.height}`,
          preview.upscale_factor,
          texts.modes[preview.mode],
        )}
      </p>
      <Price price={{ each: total, count: 1, total, left: preview.balance.remaining }} />
      <small>{texts.print(print.width, print.height, print.inches)}</small>
    </>
  );
}
