import type { Template } from '@atelier/sdk';
import { useState } from 'react';
import { createTexts as texts } from '../../texts/en/create.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './TemplatePicker.module.css';
import { useTemplates } from './use-create.ts';

export interface TemplatePickerProps {
  onClose: () => void;
  onChoose: (template: Template) => void;
}

const ALL = 'all';
/** The longest side of the little drawings, in rem. */
const DRAWN_REM = 3.25;

/** All templates, drawn in their real proportions. */
export function TemplatePicker({ onClose, onChoose }: TemplatePickerProps) {
  const [query, setQuery] = useState('');
  const [platform, setPlatform] = useState(ALL);
  const templates = useTemplates().data?.templates ?? [];
  const platforms = [...new Set(templates.flatMap((template) => template.platform ?? []))];
  const found = templates.filter(
    (template) => (platform === ALL || template.platform === platform) && matches(template, query),
  );
  return (
    <Dialog open onClose={onClose} title={texts.templateChoose}>
      <div className={styles.filters}>
        <TextField label={texts.templateSearch} value={query} onChange={setQuery} type="search" />
        <Choice
          label={texts.platform}
          look="chips"
          value={platform}
          onChange={setPlatform}
          options={[
            { value: ALL, label: texts.allPlatforms },
            ...platforms.map((name) => ({ value: name, label: nameOfPlatform(name) })),
          ]}
        />
      </div>
      {found.length === 0 && <p className={styles.nothing}>{texts.templateNothing}</p>}
      <ul className={styles.list}>
        {found.map((template) => (
          <li key={template.id}>
            <button type="button" className={styles.template} onClick={() => onChoose(template)}>
              <Shape template={template} />
              <span>
                <strong>{template.name}</strong>
                <small>
                  {template.aspect_ratio.width} × {template.aspect_ratio.height} ·{' '}
                  {template.aspect_ratio.true_ratio}
                </small>
              </span>
              <Badge>{texts.qualities[template.quality]}</Badge>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** A template's frame, to scale. */
export function Shape({ template: { aspect_ratio } }: { template: Template }) {
  const longest = Math.max(aspect_ratio.width, aspect_ratio.height);
  return (
    <span aria-hidden className={styles.place}>
      <span
        className={styles.shape}
        style={{
          width: `${(aspect_ratio.width / longest) * DRAWN_REM}rem`,
          height: `${(aspect_ratio.height / longest) * DRAWN_REM}rem`,
        }}
      />
    </span>
  );
}

function nameOfPlatform(id: string): string {
  return Object.entries(texts.platforms).find(([known]) => known === id)?.[1] ?? id;
}

function matches({ name, platform, category, use_cases, description }: Template, query: string): boolean {
  const words = [name, platform, category, description, ...use_cases].join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
