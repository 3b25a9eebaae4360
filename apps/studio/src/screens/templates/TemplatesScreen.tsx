import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { answerOf, type Template } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { atelier } from '../../api/atelier.ts';
import { useDraft, writeDraft } from '../../drafts/draft.ts';
import { createTexts } from '../../texts/en/create.ts';
import { templatesTexts as texts } from '../../texts/en/templates.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useSettled } from '../../work/use-settled.ts';
import { QUALITIES } from '../create/create-draft.ts';
import { useTemplates } from '../create/use-create.ts';
import { TemplateCard } from './TemplateCard.tsx';
import { TemplateDetails } from './TemplateDetails.tsx';
import styles from './Templates.module.css';
import { fits, INITIAL, SHAPES, type TemplateFilter } from './template-filter.ts';

const SETTLE_MS = 300;
const PLACEHOLDERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Every size that there is a template for. */
export default function TemplatesScreen() {
  const [filter, edit, reset] = useDraft('templates', INITIAL);
  const { data, error } = useTemplates();
  const { templates: suggested, isFallback } = useSuggestions(filter);
  const [shown, setShown] = useState<Template | null>(null);
  const found = data?.templates.filter((template) => fits(template, filter));
  const suggestedIds = new Set(suggested.map(({ id }) => id));
  const others = found?.filter(({ id }) => !suggestedIds.has(id));
  return (
    <Page title={texts.title} purpose={texts.purpose}>
      <Filters filter={filter} edit={edit} templates={data?.templates ?? []} />
      {error !== null && <Notice tone="bad">{error.message}</Notice>}
      {suggested.length > 0 && (
        <section className={styles.section}>
          <h2>{texts.suggested}</h2>
          {isFallback && <p className={styles.note}>{texts.noSuggestion}</p>}
          <Cards templates={suggested} onShow={setShown} />
        </section>
      )}
      <section className={styles.section}>
        <h2 role="status">{found !== undefined && texts.count(others?.length ?? 0)}</h2>
        {others === undefined && (
          <ul className={styles.cards}>
            {PLACEHOLDERS.map((name) => (
              <li key={name}>
                <Skeleton ratio={1} />
              </li>
            ))}
          </ul>
        )}
        {found?.length === 0 && suggested.length === 0 && (
          <EmptyState
            icon={SearchX}
            title={texts.none}
            action={<Button onClick={reset}>{texts.clear}</Button>}
          >
            {texts.noneHint}
          </EmptyState>
        )}
        {others !== undefined && <Cards templates={others} onShow={setShown} />}
      </section>
      {shown !== null && (
        <TemplateDetails template={shown} onClose={() => setShown(null)} onUse={() => takeToCreate(shown)} />
      )}
    </Page>
  );
}

interface CardsProps {
  templates: readonly Template[];
  onShow: (template: Template) => void;
}

function Cards({ templates, onShow }: CardsProps) {
  return (
    <ul className={styles.cards}>
      {templates.map((template) => (
        <TemplateCard
          key={template.id}
          template={template}
          onShow={() => onShow(template)}
          onUse={() => takeToCreate(template)}
        />
      ))}
    </ul>
  );
}

interface FiltersProps {
  filter: TemplateFilter;
  edit: (changes: Partial<TemplateFilter>) => void;
  templates: readonly Template[];
}

function Filters({ filter, edit, templates }: FiltersProps) {
  const platforms = [...new Set(templates.flatMap(({ platform }) => platform ?? []))];
  const categories = [...new Set(templates.map(({ category }) => category))];
  const qualityOf = (value: string) => QUALITIES.find((quality) => quality === value) ?? '';
  return (
    <Panel>
      <div className={styles.filters}>
        <TextField
          label={texts.goal}
          hint={texts.goalHint}
          placeholder={texts.goalPlaceholder}
          type="search"
          value={filter.goal}
          onChange={(goal) => edit({ goal })}
        />
        <Select
          label={texts.category}
          value={filter.category}
          onChange={(category) => edit({ category })}
          options={[
            { value: '', label: texts.any },
            ...categories.map((value) => ({ value, label: wordFor(texts.categories, value) })),
          ]}
        />
        <Select
          label={texts.platform}
          value={filter.platform}
          onChange={(platform) => edit({ platform })}
          options={[
            { value: '', label: texts.any },
            ...platforms.map((value) => ({ value, label: wordFor(createTexts.platforms, value) })),
          ]}
        />
        <Select
          label={texts.quality}
          value={filter.quality}
          onChange={(value) => edit({ quality: qualityOf(value) })}
          options={[
            { value: '', label: texts.any },
            ...QUALITIES.map((value) => ({ value, label: createTexts.qualities[value] })),
          ]}
        />
        <Choice
          label={texts.shape}
          value={filter.shape}
          onChange={(shape) => edit({ shape })}
          options={SHAPES.map((value) => ({ value, label: texts.shapes[value] }))}
        />
      </div>
    </Panel>
  );
}

/** What the server recommends for a goal, within the other filters. */
function useSuggestions(filter: TemplateFilter): { templates: Template[]; isFallback: boolean } {
  const use_case = useSettled(filter.goal.trim(), SETTLE_MS);
  const { data } = useQuery({
    queryKey: ['template-suggestions', use_case],
    queryFn: () =>
      answerOf(
        atelier.imageStudio.GET('/image-studio/templates/recommend', { params: { query: { use_case } } }),
      ),
    enabled: use_case !== '',
  });
  if (use_case === '' || data === undefined) return { templates: [], isFallback: false };
  return {
    templates: data.templates.filter((template) => fits(template, { ...filter, goal: '' })),
    isFallback: data.fallback === true,
  };
}

/** The word for an id; the id where nobody has one. */
function wordFor(words: Record<string, string>, id: string): string {
  return words[id] ?? id;
}

/** Create with the template's size, style and quality. */
function takeToCreate({ id }: Template): void {
  writeDraft('create', {
    templateId: id,
    ratio: null,
    width: null,
    height: null,
    quality: null,
    style: null,
  });
  navigate(STUDIO_SCREENS.create);
}
