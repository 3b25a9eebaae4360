import { LayoutTemplate, Palette, X } from 'lucide-react';
import { useState } from 'react';
import { createTexts as texts } from '../../texts/en/create.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { NumberField, TextArea } from '../../ui/TextField.tsx';
import styles from './CreateScreen.module.css';
import { type CreateDraft, QUALITIES, type Quality, RATIOS } from './create-draft.ts';
import { EnhancedPrompt } from './EnhancedPrompt.tsx';
import { StylePicker } from './StylePicker.tsx';
import { stylePicture } from './style-pictures.ts';
import { Shape, TemplatePicker } from './TemplatePicker.tsx';
import { useStyles, useTemplates } from './use-create.ts';

const ADVISED_PROMPT_LENGTH = 1000;

interface PartProps {
  draft: CreateDraft;
  edit: (changes: Partial<CreateDraft>) => void;
}

/** The prompt, with prompts to begin with: one's own where there are some. */
export function WordsField({
  draft,
  edit,
  history,
  enhanced,
}: PartProps & { history: readonly string[]; enhanced: string | null }) {
  const offered = history.length > 0 ? history : texts.exampleList;
  return (
    <>
      <TextArea
        label={texts.prompt}
        placeholder={texts.promptPlaceholder}
        advisedLength={ADVISED_PROMPT_LENGTH}
        value={draft.prompt}
        onChange={(prompt) => edit(prompt === '' ? { prompt, enhanced: null } : { prompt })}
      />
      {draft.prompt === '' && (
        <ul className={styles.examples} aria-label={history.length > 0 ? texts.history : texts.examples}>
          {offered.map((example) => (
            <li key={example}>
              <button type="button" onClick={() => edit({ prompt: example })}>
                {example}
              </button>
            </li>
          ))}
        </ul>
      )}
      <EnhancedPrompt draft={draft} edit={edit} enhanced={enhanced} />
    </>
  );
}

/** Where the picture will be seen: size, style and quality in one. */
export function TemplateField({ draft, edit }: PartProps) {
  const [isOpen, setOpen] = useState(false);
  const templates = useTemplates().data?.templates ?? [];
  const template = templates.find(({ id }) => id === draft.templateId);
  return (
    <div className={styles.template}>
      {template !== undefined && <Shape template={template} />}
      <span>
        <small>{texts.template}</small>
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

/** Its proportions, or its size to the pixel. */
export function FormatField({ draft, edit }: PartProps) {
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

/** How much is spent on it; a template suggests one, which can be chosen against. */
export function QualityField({ draft, edit }: PartProps) {
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

/** What it looks like. */
export function StyleField({ draft, edit }: PartProps) {
  const [isOpen, setOpen] = useState(false);
  const presets = useStyles().data?.presets ?? [];
  const chosen = presets.find(({ id }) => id === draft.style);
  const none = draft.templateId === null ? texts.styleNone : texts.styleFromTemplate;
  const picture = chosen === undefined ? undefined : stylePicture(chosen.id);
  return (
    <div className={styles.template}>
      {picture !== undefined && <img src={picture} alt="" width={56} height={42} />}
      <span>
        <small>{texts.style}</small>
        <strong>{chosen?.label ?? none}</strong>
      </span>
      <Button size="sm" icon={Palette} onClick={() => setOpen(true)}>
        {texts.styleChoose}
      </Button>
      {chosen !== undefined && (
        <IconButton icon={X} size="sm" label={texts.styleClear} onClick={() => edit({ style: null })} />
      )}
      {isOpen && (
        <StylePicker
          value={draft.style}
          none={none}
          onClose={() => setOpen(false)}
          onChoose={(style) => {
            edit({ style });
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
