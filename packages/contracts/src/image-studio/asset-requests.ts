import { z } from 'zod';
import { assetIds } from './asset-ids.ts';
import { ASSET_STATUSES, ASSET_TYPES } from './asset-words.ts';
import {
  booleanField,
  choiceField,
  imageField,
  numberField,
  outputFormatField,
  textField,
  wholeField,
} from './fields.ts';

const NAME_CHARACTERS = 200;
const TEXT_CHARACTERS = 10_000;
const MOST_TAGS = 50;
const MOST_CREDITS = 1_000_000;
const MOST_ON_A_PAGE = 500;
const FURTHEST_ROW = 1_000_000;
const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 24 * 60 * 60 * 1000;

const name = () => textField(NAME_CHARACTERS);
const words = () =>
  name().transform((list) =>
    list
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  );
const collectionId = () => wholeField({ min: 1, max: Number.MAX_SAFE_INTEGER });
const tags = () => z.array(name()).max(MOST_TAGS);

/** A moment, or a day, whose `edge` is meant. */
const day = (edge: 'start' | 'end') =>
  z
    .string()
    .refine((given) => !Number.isNaN(Date.parse(given)), {
      error: "Invalid value for '{field}': expected a date such as 2026-01-31",
    })
    .transform((given) => {
      const at = new Date(given);
      return edge === 'end' && PLAIN_DATE.test(given.trim()) ? new Date(at.getTime() + DAY_MS - 1) : at;
    });

/** `GET /api/content-assets` (spec: image-studio-api.md section 12.1). */
export const AssetFilter = z.object({
  asset_type: choiceField(ASSET_TYPES).optional(),
  source_module: words().optional(),
  status: choiceField(ASSET_STATUSES).optional(),
  provider: name().optional(),
  model: name().optional(),
  tags: words().optional(),
  tags_mode: choiceField(['any', 'all']).default('any'),
  favorites_only: booleanField().default(false),
  parent_id: wholeField({ min: 1, max: Number.MAX_SAFE_INTEGER }).optional(),
  collection_id: collectionId().optional(),
  date_from: day('start').optional(),
  date_to: day('end').optional(),
  search: name().default(''),
  sort_by: choiceField(['created_at', 'updated_at', 'cost', 'file_size', 'title', 'download_count']).default(
    'created_at',
  ),
  sort_order: choiceField(['asc', 'desc']).default('desc'),
  limit: wholeField({ min: 1, max: MOST_ON_A_PAGE }).default(100),
  offset: wholeField({ min: 0, max: FURTHEST_ROW }).default(0),
});
export type AssetFilter = z.infer<typeof AssetFilter>;

/** `PUT /api/content-assets/{id}`; metadata is merged into what is there. */
export const AssetChange = z.object({
  title: name().optional(),
  description: textField(TEXT_CHARACTERS).optional(),
  tags: tags().optional(),
  asset_metadata: z.record(z.string(), z.unknown()).optional(),
});
export type AssetChange = z.infer<typeof AssetChange>;

export const FavoriteChange = z.object({ is_favorite: booleanField().optional() });

export const AssetUse = z.object({
  action: choiceField(['download', 'share', 'access']),
});

/** `POST /api/content-assets/bulk`. */
export const BulkRequest = z
  .object({
    action: choiceField([
      'delete',
      'favorite',
      'unfavorite',
      'tag',
      'untag',
      'add_to_collection',
      'remove_from_collection',
    ]),
    asset_ids: assetIds(),
    tags: tags().default([]),
    collection_id: collectionId().optional(),
  })
  .superRefine(({ action, tags: given, collection_id }, context) => {
    if ((action === 'tag' || action === 'untag') && given.length === 0)
      context.addIssue({ code: 'custom', message: `${action} needs tags` });
    if (action.endsWith('_collection') && collection_id === undefined)
      context.addIssue({ code: 'custom', message: `${action} needs a collection_id` });
  });
export type BulkRequest = z.infer<typeof BulkRequest>;

/** `POST /api/content-assets/bulk-download`. */
export const BulkDownload = z.object({ asset_ids: assetIds() });

/** `POST /save-to-library`; the file type comes from the bytes. */
export const SaveRequest = z.object({
  image_base64: imageField(),
  prompt: textField(TEXT_CHARACTERS).optional(),
  provider: name().optional(),
  model: name().optional(),
  cost: numberField({ min: 0, max: MOST_CREDITS }).default(0),
  operation: name().default('image-generation'),
  output_format: outputFormatField().default('png'),
  title: name().optional(),
  tags: tags().default([]),
});
export type SaveRequest = z.infer<typeof SaveRequest>;

export const SaveAnswer = z.object({
  success: z.literal(true),
  asset_id: z.int(),
  file_url: z.string(),
  filename: z.string(),
  file_size: z.int(),
});

const nullableText = z.string().nullable();

export const Asset = z
  .object({
    id: z.int(),
    user_id: z.string(),
    asset_type: z.enum(ASSET_TYPES),
    source_module: z.string(),
    filename: z.string(),
    file_url: z.string(),
    file_size: z.int(),
    mime_type: z.string(),
    title: nullableText,
    description: nullableText,
    prompt: nullableText,
    tags: z.array(z.string()),
    asset_metadata: z.record(z.string(), z.unknown()),
    provider: nullableText,
    model: nullableText,
    cost: z.number(),
    generation_time: z.number().nullable(),
    status: z.enum(ASSET_STATUSES),
    width: z.int().nullable(),
    height: z.int().nullable(),
    is_favorite: z.boolean(),
    collection_ids: z.array(z.int()),
    download_count: z.int(),
    share_count: z.int(),
    last_accessed: nullableText,
    parent_id: z.int().nullable(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: 'Asset' });

export const AssetList = z.object({
  assets: z.array(Asset),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
});

export const AssetStatistics = z.object({
  total: z.int(),
  by_type: z.record(z.string(), z.int()),
  by_source: z.record(z.string(), z.int()),
  by_provider: z.record(z.string(), z.int()),
  by_tag: z.record(z.string(), z.int()).meta({ description: 'The tags that are used most.' }),
  by_month: z
    .record(z.string(), z.object({ total: z.int(), cost: z.number() }))
    .meta({ description: 'The last twelve months in which something was made, as 2026-01 (UTC).' }),
  total_cost: z.number(),
  favorites_count: z.int(),
  storage_bytes: z.int(),
});
