import { expect } from 'vitest';
import { answered, BROKEN_PICTURE, PICTURE, type Row, refused } from './row.ts';

const ASSETS = '/api/content-assets';
const COLLECTIONS = `${ASSETS}/collections`;
/** More digits than any number of ours has. */
const HUGE = '123456789012345678901';
const NOBODYS = '999999';
const NOTE = { asset_type: 'video', source_module: 'notes', filename: 'a.mp4' };

/** What is said of ids that are nobody's. */
const unknownAssets = [NOBODYS, HUGE, 'abc', '-1', '1.5'].map((id) =>
  refused(`GET ${ASSETS}/${id}`, undefined, `Asset not found: ${id}`, 404),
);

const bulk = (action: string, rest: Record<string, unknown> = {}) => ({
  action,
  asset_ids: ['{asset}', Number(NOBODYS)],
  ...rest,
});
const bulkAnswer = {
  succeeded: [expect.any(Number)],
  failed: [{ id: Number(NOBODYS), detail: `Asset not found: ${NOBODYS}` }],
};

/** The asset library (spec: image-studio-api.md sections 12 and 12.1); what deletes comes last. */
export const LIBRARY_ROWS: readonly Row[] = [
  answered(
    'POST /save-to-library',
    { image_base64: PICTURE, prompt: 'a', cost: 4, output_format: 'png' },
    {
      success: true,
      asset_id: expect.any(Number),
      file_url: expect.any(String),
      filename: expect.any(String),
      file_size: expect.any(Number),
    },
  ),
  refused('POST /save-to-library', {}, "Field 'image_base64' is required"),
  refused('POST /save-to-library', { image_base64: BROKEN_PICTURE }, 'Invalid base64 image payload'),
  refused(
    'POST /save-to-library',
    { image_base64: PICTURE, output_format: '../x' },
    'Unsupported output format: ../x. Use png, jpg or webp',
  ),

  answered(`GET ${ASSETS}?asset_type=IMAGE&limit=1&sort_by=file_size&sort_order=asc`, undefined, {
    limit: 1,
    offset: 0,
  }),
  answered(`GET ${ASSETS}?search=nothing+has+this`, undefined, { assets: [], total: 0 }),
  answered(`GET ${ASSETS}?date_from=2020-01-01&date_to=2020-01-01`, undefined, { total: 0 }),
  answered(`GET ${ASSETS}?parent_id={asset}`, undefined, { assets: [], total: 0 }),
  refused(`GET ${ASSETS}?parent_id=0`, undefined, /^parent_id must be between 1 and /),
  answered(`GET ${ASSETS}?collection_id={collection}&tags=a,b&tags_mode=all`, undefined, { total: 0 }),
  refused(
    `GET ${ASSETS}?asset_type=song`,
    undefined,
    /^Invalid value for 'asset_type': expected one of text, image/,
  ),
  refused(`GET ${ASSETS}?status=x`, undefined, /^Invalid value for 'status': expected one of completed/),
  refused(`GET ${ASSETS}?sort_by=x`, undefined, /^Invalid value for 'sort_by': expected one of created_at/),
  refused(`GET ${ASSETS}?limit=501`, undefined, 'limit must be between 1 and 500'),
  refused(
    `GET ${ASSETS}?date_from=x`,
    undefined,
    "Invalid value for 'date_from': expected a date such as 2026-01-31",
  ),
  { ...answered(`POST ${ASSETS}`, { ...NOTE, file_url: 'https://example.com/a.mp4' }), status: 201 },
  refused(`POST ${ASSETS}`, NOTE, "Field 'file_url' is required"),
  refused(`POST ${ASSETS}`, { ...NOTE, content: 'a' }, 'Only text assets have content'),
  refused(
    `POST ${ASSETS}`,
    { ...NOTE, filename: ' ', file_url: 'https://example.com/a' },
    "Field 'filename' is required",
  ),
  answered(`GET ${ASSETS}/statistics`, undefined, {
    total: expect.any(Number),
    by_type: { image: expect.any(Number), text: 1 },
    total_cost: expect.any(Number),
  }),
  answered(`GET ${ASSETS}/{asset}`, undefined, {
    asset_type: 'image',
    status: 'completed',
    is_favorite: false,
  }),
  ...unknownAssets,
  refused(`GET ${ASSETS}/{others}`, undefined, 'Asset not found: {others}', 404),
  answered(`PUT ${ASSETS}/{asset}`, { title: 'A', tags: ['a'] }, { title: 'A', tags: ['a'] }),
  refused(`PUT ${ASSETS}/${NOBODYS}`, { title: 'A' }, `Asset not found: ${NOBODYS}`, 404),
  refused(
    `PUT ${ASSETS}/{asset}`,
    { tags: 'a' },
    "Invalid value for 'tags': expected a list but received a string",
  ),
  answered(`POST ${ASSETS}/{asset}/favorite`, {}, { is_favorite: true }),
  answered(`POST ${ASSETS}/{asset}/favorite`, { is_favorite: true }, { is_favorite: true }),
  refused(`POST ${ASSETS}/${NOBODYS}/favorite`, {}, `Asset not found: ${NOBODYS}`, 404),
  ...['download', 'Share', 'access'].map((action) =>
    answered(
      `POST ${ASSETS}/{asset}/usage?action=${action}`,
      {},
      { action: action.toLowerCase(), tracked: true },
    ),
  ),
  refused(
    `POST ${ASSETS}/{asset}/usage?action=eat`,
    {},
    /^Invalid value for 'action': expected one of download, share, access/,
  ),
  refused(`POST ${ASSETS}/{asset}/usage`, {}, "Field 'action' is required"),
  refused(`POST ${ASSETS}/${NOBODYS}/usage?action=share`, {}, `Asset not found: ${NOBODYS}`, 404),
  answered(`POST ${ASSETS}/bulk`, bulk('favorite'), bulkAnswer),
  answered(`POST ${ASSETS}/bulk`, bulk('unfavorite'), bulkAnswer),
  answered(`POST ${ASSETS}/bulk`, bulk('tag', { tags: ['b'] }), bulkAnswer),
  answered(`POST ${ASSETS}/bulk`, bulk('untag', { tags: ['b'] }), bulkAnswer),
  answered(`POST ${ASSETS}/bulk`, bulk('add_to_collection', { collection_id: '{collection}' }), bulkAnswer),
  answered(
    `POST ${ASSETS}/bulk`,
    bulk('remove_from_collection', { collection_id: '{collection}' }),
    bulkAnswer,
  ),
  refused(
    `POST ${ASSETS}/bulk`,
    bulk('burn'),
    /^Invalid value for 'action': expected one of delete, favorite/,
  ),
  refused(`POST ${ASSETS}/bulk`, bulk('tag'), 'tag needs tags'),
  refused(`POST ${ASSETS}/bulk`, bulk('add_to_collection'), 'add_to_collection needs a collection_id'),
  refused(
    `POST ${ASSETS}/bulk`,
    bulk('add_to_collection', { collection_id: NOBODYS }),
    `Collection not found: ${NOBODYS}`,
    404,
  ),
  refused(
    `POST ${ASSETS}/bulk`,
    { action: 'delete', asset_ids: [] },
    "Invalid value for 'asset_ids': expected at least 1",
  ),
  refused(
    `POST ${ASSETS}/bulk-download`,
    { asset_ids: [Number(NOBODYS)] },
    `Asset not found: ${NOBODYS}`,
    404,
  ),
  refused(`POST ${ASSETS}/bulk-download`, {}, "Field 'asset_ids' is required"),
  ...['file', 'thumbnail', 'content'].flatMap((part) =>
    [NOBODYS, HUGE].map((id) =>
      refused(`GET ${ASSETS}/${id}/${part}`, undefined, `Asset not found: ${id}`, 404),
    ),
  ),
  answered(`GET ${ASSETS}/{note}/content`, undefined, {
    content: 'a note',
    mime_type: 'text/plain; charset=utf-8',
  }),
  refused(`GET ${ASSETS}/{asset}/content`, undefined, 'Only text assets have content'),
  refused(`GET ${ASSETS}/{note}/thumbnail`, undefined, 'Only images have thumbnails'),

  { ...answered(`POST ${COLLECTIONS}`, { name: 'B' }, { name: 'B', asset_count: 0 }), status: 201 },
  refused(`POST ${COLLECTIONS}`, {}, "Field 'name' is required"),
  refused(`POST ${COLLECTIONS}`, { name: ' ' }, 'A collection needs a name'),
  answered(`GET ${COLLECTIONS}?limit=1&offset=1`, undefined, { limit: 1, offset: 1, total: 2 }),
  refused(`GET ${COLLECTIONS}?limit=0`, undefined, 'limit must be between 1 and 500'),
  answered(`GET ${COLLECTIONS}/{collection}`, undefined, { name: 'A' }),
  answered(`PUT ${COLLECTIONS}/{collection}`, { description: 'd' }, { name: 'A', description: 'd' }),
  answered(`POST ${COLLECTIONS}/{collection}/assets`, { asset_ids: ['{asset}'] }, { failed: [] }),
  answered(`GET ${COLLECTIONS}/{collection}/assets`, undefined, { total: 1 }),
  answered(`DELETE ${COLLECTIONS}/{collection}/assets`, { asset_ids: ['{asset}'] }, { failed: [] }),
  ...[NOBODYS, HUGE].flatMap((id) => [
    refused(`GET ${COLLECTIONS}/${id}`, undefined, `Collection not found: ${id}`, 404),
    refused(`GET ${COLLECTIONS}/${id}/assets`, undefined, `Collection not found: ${id}`, 404),
    refused(`PUT ${COLLECTIONS}/${id}`, { name: 'A' }, `Collection not found: ${id}`, 404),
    refused(`POST ${COLLECTIONS}/${id}/assets`, { asset_ids: [1] }, `Collection not found: ${id}`, 404),
    refused(`DELETE ${COLLECTIONS}/${id}`, undefined, `Collection not found: ${id}`, 404),
  ]),
  answered(`DELETE ${COLLECTIONS}/{collection}`, undefined, { deleted: true }),
  answered(`DELETE ${ASSETS}/{asset}`, undefined, { deleted: true }),
  refused(`DELETE ${ASSETS}/{asset}`, undefined, 'Asset not found: {asset}', 404),
  answered(`POST ${ASSETS}/bulk`, { action: 'delete', asset_ids: ['{note}'] }, { failed: [] }),
];
