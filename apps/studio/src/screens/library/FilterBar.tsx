import { X } from 'lucide-react';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { MoreSettings, Panel } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { sourceName } from './asset-words.ts';
import styles from './Library.module.css';
import {
  isNarrowed,
  type LibraryFilter,
  NO_FILTER,
  SORTS,
  WORD_FIELDS,
  type WordField,
} from './library-filter.ts';
import { TagField } from './TagField.tsx';
import { useCollections, useStatistics } from './use-library.ts';

export interface FilterBarProps {
  filter: LibraryFilter;
  edit: (changes: Partial<LibraryFilter>) => void;
}

const NAMES: Record<WordField, string> = {
  search: texts.find,
  source: texts.source,
  provider: texts.provider,
  model: texts.model,
  tags: texts.tags,
  from: texts.from,
  to: texts.to,
  collection: texts.collection,
};

/** What narrows the library, and what is in force, to be taken away one by one. */
export function FilterBar({ filter, edit }: FilterBarProps) {
  const collections = useCollections().data?.collections ?? [];
  const sources = Object.keys(useStatistics().data?.by_source ?? {});
  const toSort = (value: string) => edit({ sort: SORTS.find((sort) => sort === value) ?? NO_FILTER.sort });
  return (
    <Panel>
      <div className={styles.filters}>
        <TextField
          label={texts.find}
          placeholder={texts.findHint}
          type="search"
          value={filter.search}
          onChange={(search) => edit({ search })}
        />
        <Choice
          label={texts.view}
          value={filter.favourites ? 'favourites' : 'all'}
          onChange={(shown) => edit({ favourites: shown === 'favourites' })}
          options={[
            { value: 'all', label: texts.all },
            { value: 'favourites', label: texts.favourites },
          ]}
        />
        <Select
          label={texts.sort}
          value={filter.sort}
          onChange={toSort}
          options={SORTS.map((value) => ({ value, label: texts.sorts[value] }))}
        />
      </div>
      <MoreSettings label={texts.more}>
        <div className={styles.filters}>
          <Select
            label={texts.source}
            value={filter.source}
            onChange={(source) => edit({ source })}
            options={[
              { value: '', label: texts.anySource },
              ...sources.map((source) => ({ value: source, label: sourceName(source) })),
            ]}
          />
          <TagField label={texts.tags} value={filter.tags} onChange={(tags) => edit({ tags })} />
          {(['provider', 'model'] as const).map((field) => (
            <TextField
              key={field}
              label={NAMES[field]}
              value={filter[field]}
              onChange={(value) => edit({ [field]: value })}
            />
          ))}
          {(['from', 'to'] as const).map((field) => (
            <TextField
              key={field}
              label={NAMES[field]}
              type="date"
              value={filter[field]}
              onChange={(value) => edit({ [field]: value })}
            />
          ))}
        </div>
      </MoreSettings>
      {isNarrowed(filter) && (
        <Chips
          {...{ filter, edit }}
          collectionName={(id) => collections.find((one) => String(one.id) === id)?.name ?? id}
        />
      )}
    </Panel>
  );
}

function Chips({
  filter,
  edit,
  collectionName,
}: FilterBarProps & { collectionName: (id: string) => string }) {
  const shown = (field: WordField) => {
    if (field === 'collection') return collectionName(filter.collection);
    return field === 'source' ? sourceName(filter.source) : filter[field];
  };
  const chips = [
    ...WORD_FIELDS.filter((field) => filter[field] !== '').map((field) => ({
      name: NAMES[field],
      text: texts.chip(NAMES[field], shown(field)),
      remove: () => edit({ [field]: '' }),
    })),
    ...(filter.favourites
      ? [{ name: texts.favourites, text: texts.favourites, remove: () => edit({ favourites: false }) }]
      : []),
  ];
  return (
    <div className={styles.chips}>
      {chips.map(({ name, text, remove }) => (
        <Button key={name} size="sm" icon={X} aria-label={texts.chipRemove(text)} onClick={remove}>
          {text}
        </Button>
      ))}
      <Button size="sm" tone="quiet" onClick={() => edit({ ...NO_FILTER, sort: filter.sort })}>
        {texts.clear}
      </Button>
    </div>
  );
}
