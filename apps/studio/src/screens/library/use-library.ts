import { answerOf } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { queryClient } from '../../api/query-client.ts';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { showToast } from '../../ui/toasts.ts';
import { ASSETS_KEY } from '../../work/operations.ts';
import { useSettled } from '../../work/use-settled.ts';
import { toFailure } from '../../work/use-work.ts';
import { type LibraryFilter, queryOf } from './library-filter.ts';

const SETTLE_MS = 250;
/** What the server gives at once, and takes in one order for several. */
export const MOST_AT_ONCE = 500;

/** The assets that a filter leaves; the server narrows them. */
export function useAssets(filter: LibraryFilter, limit: number) {
  const settled = useSettled(filter, SETTLE_MS);
  return useQuery({
    queryKey: [...ASSETS_KEY, 'library', settled, limit],
    queryFn: () =>
      answerOf(
        atelier.imageStudio.GET('/content-assets', { params: { query: { ...queryOf(settled), limit } } }),
      ),
    placeholderData: (before) => before,
  });
}

/** All ids that a filter leaves, as far as one order takes them. @throws AtelierFailure */
export async function matchingIds(filter: LibraryFilter): Promise<number[]> {
  const query = { ...queryOf(filter), limit: MOST_AT_ONCE };
  const { assets } = await answerOf(atelier.imageStudio.GET('/content-assets', { params: { query } }));
  return assets.map(({ id }) => id);
}

export function useAsset(id: number | null) {
  return useQuery({
    queryKey: [...ASSETS_KEY, 'one', id],
    queryFn: () =>
      answerOf(atelier.imageStudio.GET('/content-assets/{id}', { params: { path: { id: String(id) } } })),
    enabled: id !== null,
  });
}

/** What was made from an asset. */
export function useChildren(id: number) {
  return useQuery({
    queryKey: [...ASSETS_KEY, 'children', id],
    queryFn: () =>
      answerOf(
        atelier.imageStudio.GET('/content-assets', {
          params: { query: { asset_type: 'image', parent_id: id } },
        }),
      ),
  });
}

export type Collection = NonNullable<ReturnType<typeof useCollections>['data']>['collections'][number];

export function useCollections() {
  return useQuery({
    queryKey: [...ASSETS_KEY, 'collections'],
    queryFn: () => answerOf(atelier.imageStudio.GET('/content-assets/collections')),
  });
}

export function useStatistics() {
  return useQuery({
    queryKey: [...ASSETS_KEY, 'statistics'],
    queryFn: () => answerOf(atelier.imageStudio.GET('/content-assets/statistics')),
  });
}

export function refreshAssets(): void {
  void queryClient.invalidateQueries({ queryKey: ASSETS_KEY });
}

type Bulk = 'delete' | 'favorite' | 'unfavorite' | 'tag' | 'add_to_collection' | 'remove_from_collection';

/** Does the same to several assets, and says what did not work. */
export async function changeAssets(
  action: Bulk,
  asset_ids: number[],
  more: { tags?: string[]; collection_id?: number } = {},
): Promise<void> {
  try {
    const { succeeded, failed } = await answerOf(
      atelier.imageStudio.POST('/content-assets/bulk', { body: { action, asset_ids, ...more } }),
    );
    const [first] = failed;
    if (first !== undefined) showToast(texts.failedSome(failed.length, first.detail), { tone: 'bad' });
    else if (action !== 'delete') showToast(texts.changed(succeeded.length), { tone: 'good' });
  } catch (error) {
    showToast(toFailure(error).message, { tone: 'bad' });
  }
  refreshAssets();
}

/** Makes a collection and returns its id. @throws AtelierFailure */
export async function createCollection(name: string): Promise<number> {
  const { id } = await answerOf(atelier.imageStudio.POST('/content-assets/collections', { body: { name } }));
  refreshAssets();
  return id;
}

/** @throws AtelierFailure */
export async function renameCollection(id: number, name: string): Promise<void> {
  const params = { path: { id: String(id) } };
  await answerOf(atelier.imageStudio.PUT('/content-assets/collections/{id}', { params, body: { name } }));
  refreshAssets();
}

/** Its pictures stay in the library. */
export async function deleteCollection(id: number): Promise<void> {
  try {
    const params = { path: { id: String(id) } };
    await answerOf(atelier.imageStudio.DELETE('/content-assets/collections/{id}', { params }));
    showToast(texts.collectionDeleted, { tone: 'good' });
  } catch (error) {
    showToast(toFailure(error).message, { tone: 'bad' });
  }
  refreshAssets();
}
