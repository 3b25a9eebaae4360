import { z } from 'zod';
import { assetIds } from './asset-ids.ts';
import { textField, wholeField } from './fields.ts';

const NAME_CHARACTERS = 200;
const TEXT_CHARACTERS = 10_000;
const MOST_ON_A_PAGE = 500;
const FURTHEST_ROW = 1_000_000;

const name = () =>
  textField(NAME_CHARACTERS).refine((given) => given.trim() !== '', { error: 'A collection needs a name' });

/** `POST /api/content-assets/collections` (spec: image-studio-api.md section 12.1). */
export const CollectionRequest = z.object({
  name: name(),
  description: textField(TEXT_CHARACTERS).optional(),
});
export type CollectionRequest = z.infer<typeof CollectionRequest>;

/** `PUT /api/content-assets/collections/{id}`; what is omitted stays. */
export const CollectionChange = z.object({
  name: name().optional(),
  description: textField(TEXT_CHARACTERS).optional(),
});
export type CollectionChange = z.infer<typeof CollectionChange>;

export const Page = z.object({
  limit: wholeField({ min: 1, max: MOST_ON_A_PAGE }).default(100),
  offset: wholeField({ min: 0, max: FURTHEST_ROW }).default(0),
});
export type Page = z.infer<typeof Page>;

export const CollectionAssets = z.object({ asset_ids: assetIds() });

export const Collection = z
  .object({
    id: z.int(),
    name: z.string(),
    description: z.string().nullable(),
    asset_count: z.int(),
    cover_asset_id: z.int().nullable().meta({ description: 'The picture that was put in last.' }),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: 'AssetCollection' });

export const CollectionList = z.object({
  collections: z.array(Collection),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
});

/** What was done to each of several assets. */
export const BulkAnswer = z.object({
  succeeded: z.array(z.int()),
  failed: z.array(z.object({ id: z.int(), detail: z.string() })),
});
export type BulkAnswer = z.infer<typeof BulkAnswer>;
