/** What narrows the library; it is kept in the address, so that reloads and links show the same. */
export interface LibraryFilter {
  search: string;
  favourites: boolean;
  source: string;
  provider: string;
  model: string;
  tags: string;
  from: string;
  to: string;
  collection: string;
  sort: Sort;
}

export const SORTS = ['created_at', 'title', 'file_size', 'cost', 'download_count'] as const;
export type Sort = (typeof SORTS)[number];

export const NO_FILTER: LibraryFilter = {
  search: '',
  favourites: false,
  source: '',
  provider: '',
  model: '',
  tags: '',
  from: '',
  to: '',
  collection: '',
  sort: 'created_at',
};

/** The fields that are words, which chips can take away one by one. */
export const WORD_FIELDS = [
  'search',
  'source',
  'provider',
  'model',
  'tags',
  'from',
  'to',
  'collection',
] as const;
export type WordField = (typeof WORD_FIELDS)[number];

export function readFilter(query: URLSearchParams): LibraryFilter {
  const words = Object.fromEntries(WORD_FIELDS.map((field) => [field, query.get(field) ?? '']));
  const sort = SORTS.find((known) => known === query.get('sort')) ?? NO_FILTER.sort;
  return { ...NO_FILTER, ...words, favourites: query.has('favourites'), sort };
}

/** The address of a filter: what is as always stays out of it. */
export function writeFilter(filter: LibraryFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const field of WORD_FIELDS) if (filter[field] !== '') query.set(field, filter[field]);
  if (filter.favourites) query.set('favourites', '1');
  if (filter.sort !== NO_FILTER.sort) query.set('sort', filter.sort);
  return query;
}

export function isNarrowed(filter: LibraryFilter): boolean {
  return filter.favourites || WORD_FIELDS.some((field) => filter[field] !== '');
}

/** The filter as the API takes it. */
export function queryOf(filter: LibraryFilter) {
  const { search, favourites, source, provider, model, tags, from, to, collection, sort } = filter;
  return {
    asset_type: 'image',
    sort_by: sort,
    sort_order: sort === 'title' ? 'asc' : 'desc',
    favorites_only: favourites,
    ...(search === '' ? {} : { search }),
    ...(source === '' ? {} : { source_module: source }),
    ...(provider === '' ? {} : { provider }),
    ...(model === '' ? {} : { model }),
    ...(tags === '' ? {} : { tags, tags_mode: 'all' as const }),
    ...(from === '' ? {} : { date_from: from }),
    ...(to === '' ? {} : { date_to: to }),
    ...(collection === '' ? {} : { collection_id: Number(collection) }),
  } as const;
}
