import { ImageUpscale } from 'lucide-react';
import { useActions } from '../../actions/actions.ts';
import { useDraft } from '../../drafts/draft.ts';
import { DropZone } from '../../pictures/DropZone.tsx';
import { usePictures } from '../../pictures/use-pictures.ts';
import { upscaleTexts as texts } from '../../texts/en/upscale.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { OrderBar } from '../../ui/OrderBar.tsx';
import { Page, Workbench } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Announcement, EachAnnounced } from './Announcement.tsx';
import { UpscaleFields } from './UpscaleFields.tsx';
import { UpscaleResults } from './UpscaleResults.tsx';
import { INITIAL, sizeProblem } from './upscale-draft.ts';
import { useUpscaleBatch } from './use-upscale-batch.ts';
import { useUpscalePreviews } from './use-upscale-previews.ts';

/** As many as fit in a row of work that somebody still oversees. */
const MOST_PICTURES = 20;

/** Pictures made larger. */
export default function UpscaleScreen() {
  const [draft, edit] = useDraft('upscale', INITIAL);
  const source = usePictures('upscale.source');
  const batch = useUpscaleBatch();
  const { pictures } = source;
  const problem = sizeProblem(draft);
  const previews = useUpscalePreviews(draft, problem === null ? pictures : []);
  const met = previews.all.filter((preview) => preview?.already_met === true).length;
  const disabledReason =
    pictures.length === 0
      ? texts.sourceMissing
      : problem !== null
        ? texts[problem]
        : (previews.error?.message ?? undefined);
  const run = () => batch.start(pictures, draft);
  useActions([
    {
      id: 'upscale.run',
      label: texts.run,
      group: texts.title,
      icon: ImageUpscale,
      shortcut: 'Mod+Enter',
      disabledReason: batch.isBusy ? texts.busy : disabledReason,
      run,
    },
  ]);
  return (
    <Page title={texts.title} purpose={texts.purpose}>
      <Workbench
        controls={
          <>
            <Panel>
              <DropZone label={texts.source} slot={source} most={MOST_PICTURES} takesPaste />
              <UpscaleFields draft={draft} edit={edit} />
              {pictures.length > 1 && disabledReason === undefined && (
                <EachAnnounced pictures={pictures} previews={previews} />
              )}
            </Panel>
            {met > 0 && <Notice tone="warn">{texts.met(met, pictures.length)}</Notice>}
            <OrderBar
              label={texts.run}
              icon={ImageUpscale}
              isBusy={batch.isBusy}
              disabledReason={disabledReason}
              onOrder={run}
            >
              {disabledReason === undefined && <Announcement pictures={pictures} previews={previews} />}
            </OrderBar>
          </>
        }
        result={
          batch.items.length === 0 ? (
            <Panel>
              <EmptyState icon={ImageUpscale} title={texts.emptyTitle}>
                {texts.emptyHint}
              </EmptyState>
            </Panel>
          ) : (
            <UpscaleResults batch={batch} onRetry={(id) => batch.retry(id, draft)} />
          )
        }
      />
    </Page>
  );
}
