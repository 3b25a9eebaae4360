import { answerOf } from '@atelier/sdk';
import { LayoutTemplate, Sparkles, X } from 'lucide-react';
import { useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { atelier } from '../../api/atelier.ts';
import { useDraft } from '../../drafts/draft.ts';
import { createTexts as texts } from '../../texts/en/create.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { OrderBar } from '../../ui/OrderBar.tsx';
import { Page, Workbench } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { PlaceholderGrid } from '../../ui/Skeleton.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { NumberField, TextArea } from '../../ui/TextField.tsx';
import { Price } from '../../work/Price.tsx';
import { ResultPanel } from '../../work/ResultPanel.tsx';
import { jobIdOf, loadJobResult } from '../../work/studio-jobs.ts';
import { useWork } from '../../work/use-work.ts';
import { CreateResults } from './CreateResults.tsx';
import styles from './CreateScreen.module.css';
import { type CreateDraft, INITIAL, orderOf, QUALITIES, type Quality, RATIOS } from './create-draft.ts';
import { MoreCreateSettings } from './MoreCreateSettings.tsx';
import { Shape, TemplatePicker } from './TemplatePicker.tsx';
import { useCreatePreview, useStyles, useTemplates } from './use-create.ts';

const MOST_VARIATIONS = 10;
const ADVISED_PROMPT_LENGTH = 1000;

/** Pictures from words. */
export default function CreateScreen() {
  const [draft, edit] = useDraft('create', INITIAL);
  const work = useWork('create', loadJobResult);
  const preview = useCreatePreview(draft);
  const disabledReason = draft.prompt.trim() === '' ? texts.promptMissing : undefined;
  const generate = (changes: Partial<CreateDraft> = {}) =>
    work.start(async () =>
      jobIdOf(
        await answerOf(
          atelier.imageStudio.POST('/image-studio/create', {
            body: { ...orderOf({ ...draft, ...changes }), async: true },
          }),
        ),
      ),
    );
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
              <Words draft={draft} edit={edit} enhanced={preview.data?.request.enhanced_prompt ?? null} />
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

interface PartProps {
  draft: CreateDraft;
  edit: (changes: Partial<CreateDraft>) => void;
}

function Words({ draft, edit, enhanced }: PartProps & { enhanced: string | null }) {
  return (
    <>
      <TextArea
        label={texts.prompt}
        placeholder={texts.promptPlaceholder}
        advisedLength={ADVISED_PROMPT_LENGTH}
        value={draft.prompt}
        onChange={(prompt) => edit({ prompt })}
      />
      {draft.prompt === '' && (
        <ul className={styles.examples} aria-label={texts.examples}>
          {texts.exampleList.map((example) => (
            <li key={example}>
              <button type="button" onClick={() => edit({ prompt: example })}>
                {example}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Switch
        label={texts.enhance}
        hint={
          draft.enhance && enhanced !== null && draft.prompt !== ''
            ? `${texts.enhanced}: ${enhanced}`
            : texts.enhanceHint
        }
        checked={draft.enhance}
        onChange={(enhance) => edit({ enhance })}
      />
    </>
  );
}

function TemplateField({ draft, edit }: PartProps) {
  const [isOpen, setOpen] = useState(false);
  const templates = useTemplates().data?.templates ?? [];
  const template = templates.find(({ id }) => id === draft.templateId);
  return (
    <div className={styles.template}>
      {template !== undefined && <Shape template={template} />}
      <span>
        <strong>{template?.name ?? texts.templateNone}</strong>
        {template !== undefined && (
          <small>
            {template.aspect_ratio.width} × {template.aspect_ratio.height}
          </small>
        )}
      </span>
      <Button size="sm" icon={LayoutTemplate} onClick={() => setOpen(true)}>
        {texts.templateChoose}
      </Button>
      {template !== undefined && (
        <IconButton
          icon={X}
          size="sm"
          label={texts.templateClear}
          onClick={() => edit({ templateId: null })}
        />
      )}
      {isOpen && (
        <TemplatePicker
          onClose={() => setOpen(false)}
          onChoose={({ id }) => {
            edit({ templateId: id, ratio: null });
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}

const NO_RATIO = 'none';
const CUSTOM = 'custom';

function FormatField({ draft, edit }: PartProps) {
  const options = [
    ...(draft.templateId === null ? [] : [{ value: NO_RATIO, label: texts.fromTemplate }]),
    ...RATIOS.map((ratio) => ({ value: ratio, label: ratio })),
    { value: CUSTOM, label: texts.custom },
  ];
  const shown = draft.ratio ?? (draft.templateId === null ? '1:1' : NO_RATIO);
  return (
    <>
      <Choice
        label={texts.size}
        look="chips"
        value={shown}
        onChange={(ratio) => edit({ ratio: ratio === NO_RATIO ? null : ratio })}
        options={options}
      />
      {draft.ratio === CUSTOM && (
        <div className={styles.pair}>
          <NumberField
            label={texts.width}
            value={draft.width}
            onChange={(width) => edit({ width })}
            min={64}
            max={4096}
          />
          <NumberField
            label={texts.height}
            value={draft.height}
            onChange={(height) => edit({ height })}
            min={64}
            max={4096}
          />
        </div>
      )}
    </>
  );
}

function QualityField({ draft, edit }: PartProps) {
  const template = useTemplates().data?.templates.find(({ id }) => id === draft.templateId);
  const shown: Quality = draft.quality ?? template?.quality ?? 'standard';
  return (
    <Choice
      label={texts.quality}
      value={shown}
      onChange={(quality) => edit({ quality })}
      options={QUALITIES.map((quality) => ({ value: quality, label: texts.qualities[quality] }))}
      {...(template === undefined ? {} : { hint: texts.qualityImplied(texts.qualities[template.quality]) })}
    />
  );
}

function StyleField({ draft, edit }: PartProps) {
  const presets = useStyles().data?.presets ?? [];
  return (
    <Select
      label={texts.style}
      value={draft.style ?? ''}
      onChange={(style) => edit({ style: style === '' ? null : style })}
      options={[
        { value: '', label: draft.templateId === null ? texts.styleNone : texts.styleFromTemplate },
        ...presets.map(({ id, label, group }) => ({ value: id, label, group })),
      ]}
    />
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
