import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { Images, SearchX } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useActions } from '../../actions/actions.ts';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { showToast } from '../../ui/toasts.ts';
import { toFailure } from '../../work/use-work.ts';
import { LibraryActions, PictureDrop } from './AddPictures.tsx';
import { AssetDrawer } from './AssetDrawer.tsx';
import { AssetGrid } from './AssetGrid.tsx';
import { BulkBar } from './BulkBar.tsx';
import { CollectionStrip } from './CollectionStrip.tsx';
import { useDeleted } from './deletion.ts';
import { FilterBar } from './FilterBar.tsx';
import styles from './Library.module.css';
import { isNarrowed, type LibraryFilter, NO_FILTER, readFilter, writeFilter } from './library-filter.ts';
import { useSelection } from './selection.ts';
import { MOST_AT_ONCE, matchingIds, useAssets } from './use-library.ts';

const PAGE = 60;

/** Everything that was made, found again. */
export default function LibraryScreen() {
  const [query, setQuery] = useSearchParams();
  const filter = readFilter(query);
  const edit = (changes: Partial<LibraryFilter>) =>
    setQuery(writeFilter({ ...filter, ...changes }), { replace: true });
  const [limit, setLimit] = useState(PAGE);
  const [openId, setOpenId] = useState<number | null>(null);
  const { data, error } = useAssets(filter, limit);
  const deleted = useDeleted();
  const assets = data?.assets.filter(({ id }) => !deleted.has(id));
  const selection = useSelection(assets?.map(({ id }) => id) ?? []);
  const total = Math.max(0, (data?.total ?? 0) - deleted.size);
  const selectAll = () =>
    matchingIds(filter).then(
      (ids) => selection.set(ids.filter((id) => !deleted.has(id))),
      (failure: unknown) => showToast(toFailure(failure).message, { tone: 'bad' }),
    );
  useActions([
    {
      id: 'library.all',
      label: texts.selectAll(Math.min(total, MOST_AT_ONCE)),
      group: texts.title,
      run: () => void selectAll(),
    },
  ]);
  return (
    <Page title={texts.title} purpose={texts.purpose} actions={<LibraryActions />}>
      <CollectionStrip chosen={filter.collection} onChoose={(collection) => edit({ collection })} />
      <FilterBar filter={filter} edit={edit} />
      {error !== null && <Notice tone="bad">{error.message}</Notice>}
      <div className={styles.bar} data-selecting={selection.ids.size > 0 || undefined}>
        <p role="status">
          {selection.ids.size > 0 ? texts.selected(selection.ids.size) : data && texts.count(total)}
        </p>
        {total > 0 && (
          <Button size="sm" tone="quiet" onClick={() => void selectAll()}>
            {texts.selectAll(Math.min(total, MOST_AT_ONCE))}
          </Button>
        )}
        {selection.ids.size > 0 && (
          <>
            <Button size="sm" tone="quiet" onClick={() => selection.set([])}>
              {texts.selectNone}
            </Button>
            <BulkBar
              ids={[...selection.ids]}
              collection={filter.collection}
              onDone={() => selection.set([])}
            />
          </>
        )}
      </div>
      <PictureDrop>
        {assets?.length === 0 && <Nothing isNarrowed={isNarrowed(filter)} onClear={() => edit(NO_FILTER)} />}
        <AssetGrid assets={assets} selection={selection} onOpen={setOpenId} />
      </PictureDrop>
      {assets !== undefined && total > assets.length && limit < MOST_AT_ONCE && (
        <Button className={styles.more} onClick={() => setLimit(Math.min(MOST_AT_ONCE, limit + PAGE))}>
          {texts.showMore}
        </Button>
      )}
      {openId !== null && <AssetDrawer id={openId} onClose={() => setOpenId(null)} onOpen={setOpenId} />}
    </Page>
  );
}

function Nothing({ isNarrowed: isFiltered, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  if (isFiltered)
    return (
      <EmptyState
        icon={SearchX}
        title={texts.noMatch}
        action={<Button onClick={onClear}>{texts.clear}</Button>}
      />
    );
  return (
    <EmptyState
      icon={Images}
      title={texts.emptyTitle}
      action={<Button render={<Link href={STUDIO_SCREENS.create} />}>{texts.emptyAction}</Button>}
    >
      {texts.emptyHint}
    </EmptyState>
  );
}
