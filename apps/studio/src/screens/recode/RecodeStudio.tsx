import { FileImage, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useActions } from '../../actions/actions.ts';
import { DropZone } from '../../pictures/DropZone.tsx';
import { usePictures } from '../../pictures/use-pictures.ts';
import { recodeTexts as texts } from '../../texts/en/recode.ts';
import { workTexts } from '../../texts/en/work.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { OrderBar } from '../../ui/OrderBar.tsx';
import { Page, Workbench } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { RecodeResults } from './RecodeResults.tsx';
import type { Recode } from './recoding.ts';
import type { resizeProblem } from './resize-draft.ts';
import { useRecoding } from './use-recoding.ts';

/** As many as the API takes at once. */
const MOST_FILES = 20;

export interface RecodeStudioProps {
  screen: 'compress' | 'convert';
  icon: LucideIcon;
  /** The settings that all files share. */
  settings: ReactNode;
  recode: Recode;
  /** What is wrong with the settings. */
  problem: ReturnType<typeof resizeProblem>;
}

/** What Compress and Convert have in common: files in, one setting, files out. */
export function RecodeStudio({ screen, icon, settings, recode, problem }: RecodeStudioProps) {
  const { title, purpose, run: label } = texts[screen];
  const source = usePictures(`${screen}.source`);
  const recoding = useRecoding();
  const disabledReason =
    source.first === null ? texts.sourceMissing : problem === null ? undefined : texts[problem];
  const run = () => recoding.start(source.pictures, recode);
  useActions([
    { id: `${screen}.run`, label, group: title, icon, shortcut: 'Mod+Enter', disabledReason, run },
  ]);
  return (
    <Page title={title} purpose={purpose}>
      <Workbench
        controls={
          <>
            <Panel>
              <DropZone label={texts.source} slot={source} most={MOST_FILES} takesPaste />
              {settings}
            </Panel>
            <OrderBar
              label={label}
              icon={icon}
              isBusy={recoding.isBusy}
              disabledReason={disabledReason}
              onOrder={run}
            >
              <p>{workTexts.free}</p>
            </OrderBar>
          </>
        }
        result={
          recoding.rows.length === 0 ? (
            <Panel>
              <EmptyState icon={FileImage} title={texts.emptyTitle}>
                {texts.emptyHint}
              </EmptyState>
            </Panel>
          ) : (
            <RecodeResults recoding={recoding} />
          )
        }
      />
    </Page>
  );
}
