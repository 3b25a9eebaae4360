import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { answerOf } from '@atelier/sdk';
import { Images, SearchX, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useActions } from '../../actions/actions.ts';
import { atelier } from '../../api/atelier.ts';
import { useSignedIn } from '../../api/session.ts';
import { ACCEPTED_TYPES, readPicture, toDataUrl } from '../../pictures/picture-file.ts';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { showToast } from '../../ui/toasts.ts';
import { toFailure } from '../../work/use-work.ts';
import { AssetDrawer } from './AssetDrawer.tsx';
import { AssetGrid } from './AssetGrid.tsx';
import { BulkBar } from './BulkBar.tsx';
import { useDeleted } from './deletion.ts';
import { FilterBar } from './FilterBar.tsx';
import styles from './Library.module.css';
import { isNarrowed, type LibraryFilter, NO_FILTER, readFilter, writeFilter } from './library-filter.ts';
import { useSelection } from './selection.ts';
import { MOST_AT_ONCE, matchingIds, refreshAssets, useAssets } from './use-library.ts';

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
    <Page title={texts.title} purpose={texts.purpose} actions={<AddPictures />}>
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
            <BulkBar ids={[...selection.ids]} onDone={() => selection.set([])} />
          </>
        )}
      </div>
      {assets?.length === 0 && <Nothing isNarrowed={isNarrowed(filter)} onClear={() => edit(NO_FILTER)} />}
      <AssetGrid assets={assets} selection={selection} onOpen={setOpenId} />
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

/** Own pictures, kept beside what was made. */
function AddPictures() {
  const { limits } = useSignedIn();
  const input = useRef<HTMLInputElement>(null);
  const add = async (files: readonly File[]) => {
    try {
      for (const file of files) {
        const { blob, name } = await readPicture(file, file.name, limits.max_upload_bytes);
        const body = { image_base64: await toDataUrl(blob), operation: 'upload', title: name };
        await answerOf(atelier.imageStudio.POST('/image-studio/save-to-library', { body }));
      }
      showToast(texts.uploaded(files.length), { tone: 'good' });
    } catch (error) {
      showToast(toFailure(error).message, { tone: 'bad' });
    }
    refreshAssets();
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED_TYPES}
        multiple
        hidden
        aria-label={texts.upload}
        onChange={({ target }) => {
          void add([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button icon={Upload} onClick={() => input.current?.click()}>
        {texts.upload}
      </Button>
    </>
  );
}
