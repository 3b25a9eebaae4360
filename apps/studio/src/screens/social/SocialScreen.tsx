import { answerOf } from '@atelier/sdk';
import { Crop, Share2 } from 'lucide-react';
import { useActions } from '../../actions/actions.ts';
import { atelier } from '../../api/atelier.ts';
import { useDraft } from '../../drafts/draft.ts';
import { DropZone } from '../../pictures/DropZone.tsx';
import { toDataUrl } from '../../pictures/picture-file.ts';
import { usePictures } from '../../pictures/use-pictures.ts';
import { socialTexts as texts } from '../../texts/en/social.ts';
import { workTexts } from '../../texts/en/work.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { OrderBar } from '../../ui/OrderBar.tsx';
import { Page, Workbench } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PlaceholderGrid } from '../../ui/Skeleton.tsx';
import { ResultPanel } from '../../work/ResultPanel.tsx';
import { jobIdOf } from '../../work/studio-jobs.ts';
import { useWork } from '../../work/use-work.ts';
import { Crops } from './Crops.tsx';
import styles from './Social.module.css';
import { CropFields, FormatFields } from './SocialFields.tsx';
import { SocialResults } from './SocialResults.tsx';
import { INITIAL } from './social-draft.ts';
import { loadSocialResult } from './social-result.ts';
import { orderOf, useSocialFormats } from './use-social.ts';

/** One picture, cut for many places. */
export default function SocialScreen() {
  const [draft, edit] = useDraft('social', INITIAL);
  const source = usePictures('social.source');
  const work = useWork('social', loadSocialResult);
  const formats = useSocialFormats();
  const chosen = formats?.filter(({ id }) => draft.formats.includes(id)) ?? [];
  const picture = source.first;
  const disabledReason =
    picture === null ? texts.sourceMissing : chosen.length === 0 ? texts.formatsMissing : undefined;
  const run = () =>
    work.start(async () => {
      if (picture === null) throw new Error(texts.sourceMissing);
      const body = orderOf(draft, chosen, picture, await toDataUrl(picture.blob));
      return jobIdOf(await answerOf(atelier.imageStudio.POST('/image-studio/social/optimize', { body })));
    });
  useActions([
    {
      id: 'social.optimize',
      label: texts.optimize,
      group: texts.title,
      icon: Share2,
      shortcut: 'Mod+Enter',
      disabledReason,
      run,
    },
  ]);
  return (
    <Page title={texts.title} purpose={texts.purpose}>
      <Workbench
        controls={
          <>
            <Panel>
              <DropZone label={texts.source} slot={source} takesPaste />
              <CropFields draft={draft} edit={edit} />
            </Panel>
            <Panel title={texts.where} aside={<small>{texts.chosen(chosen.length)}</small>}>
              <FormatFields draft={draft} edit={edit} formats={formats} />
            </Panel>
            <OrderBar
              label={texts.optimize}
              icon={Share2}
              isBusy={work.isBusy}
              disabledReason={disabledReason}
              onOrder={run}
            >
              <p>{workTexts.free}</p>
            </OrderBar>
          </>
        }
        result={
          <div className={styles.result}>
            {picture !== null && <Crops {...{ picture, draft, edit }} formats={chosen} />}
            {(picture === null || work.state.phase !== 'empty') && (
              <ResultPanel
                work={work}
                empty={
                  <EmptyState icon={Crop} title={texts.emptyTitle}>
                    {texts.emptyHint}
                  </EmptyState>
                }
                placeholder={<PlaceholderGrid count={chosen.length} ratio={1} />}
              >
                {(result) => <SocialResults result={result} formats={formats ?? []} />}
              </ResultPanel>
            )}
          </div>
        }
      />
    </Page>
  );
}
