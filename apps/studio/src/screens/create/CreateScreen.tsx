import { answerOf } from '@atelier/sdk';
import { Sparkles } from 'lucide-react';
import { useActions } from '../../actions/actions.ts';
import { atelier } from '../../api/atelier.ts';
import { useDraft } from '../../drafts/draft.ts';
import { createTexts as texts } from '../../texts/en/create.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { OrderBar } from '../../ui/OrderBar.tsx';
import { Page, Workbench } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PlaceholderGrid } from '../../ui/Skeleton.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { Price } from '../../work/Price.tsx';
import { ResultPanel } from '../../work/ResultPanel.tsx';
import { jobIdOf, loadJobResult } from '../../work/studio-jobs.ts';
import { useWork } from '../../work/use-work.ts';
import { FormatField, QualityField, StyleField, TemplateField, WordsField } from './CreateFields.tsx';
import { CreateResults } from './CreateResults.tsx';
import { type CreateDraft, INITIAL, orderOf } from './create-draft.ts';
import { MoreCreateSettings } from './MoreCreateSettings.tsx';
import { usePromptHistory } from './prompt-history.ts';
import { useCreatePreview } from './use-create.ts';

const MOST_VARIATIONS = 10;

/** Pictures from words. */
export default function CreateScreen() {
  const [draft, edit] = useDraft('create', INITIAL);
  const work = useWork('create', loadJobResult);
  const preview = useCreatePreview(draft);
  const [history, remember] = usePromptHistory();
  const disabledReason = draft.prompt.trim() === '' ? texts.promptMissing : undefined;
  const generate = (changes: Partial<CreateDraft> = {}) => {
    remember(draft.prompt.trim());
    work.start(async () =>
      jobIdOf(
        await answerOf(
          atelier.imageStudio.POST('/image-studio/create', {
            body: { ...orderOf({ ...draft, ...changes }), async: true },
          }),
        ),
      ),
    );
  };
  useActions([
    {
      id: 'create.generate',
      label: texts.generate,
      group: texts.title,
      icon: Sparkles,
      shortcut: 'Mod+Enter',
      disabledReason,
      run: () => generate(),
    },
  ]);
  const size = sizeOf(preview.data?.request.dimensions);
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
              <MoreCreateSettings draft={draft} edit={edit} />
            </Panel>
            {preview.error !== null && <Notice tone="warn">{preview.error.message}</Notice>}
            <OrderBar
              label={texts.generate}
              icon={Sparkles}
              isBusy={work.isBusy || preview.error !== null}
              disabledReason={disabledReason}
              onOrder={() => generate()}
            >
              <Price price={priceOf(preview.data, draft.variations)} />
              {preview.data !== undefined && (
                <small>
                  {texts.will(
                    preview.data.request.provider,
                    preview.data.request.model,
                    preview.data.request.dimensions,
                  )}
                </small>
              )}
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
            placeholder={<PlaceholderGrid count={draft.variations} ratio={size.width / size.height} />}
          >
            {(result) => (
              <CreateResults
                result={result}
                onRemix={() => generate({ seed: null })}
                onSeed={(seed) => edit({ seed })}
                onRetry={(seed) => generate({ seed, variations: 1 })}
              />
            )}
          </ResultPanel>
        }
      />
    </Page>
  );
}

/** `1200x628`; square while it is not known. */
function sizeOf(dimensions = '1x1'): { width: number; height: number } {
  const [width = 1, height = 1] = dimensions.split('x').map(Number);
  return { width, height };
}

function priceOf(
  preview:
    | { estimated_cost: number; cost_per_image: number; balance: { remaining: number | null } }
    | undefined,
  count: number,
) {
  if (preview === undefined) return null;
  const { estimated_cost: total, cost_per_image: each, balance } = preview;
  return { total, each, count, left: balance.remaining };
}
