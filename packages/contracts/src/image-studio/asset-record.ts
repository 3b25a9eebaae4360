import { z } from 'zod';
import { httpUrl } from '../fields.ts';
import { ASSET_STATUSES, ASSET_TYPES } from './asset-words.ts';
import { choiceField, numberField, textField, wholeField } from './fields.ts';

const NAME_CHARACTERS = 200;
const TEXT_CHARACTERS = 10_000;
const CONTENT_CHARACTERS = 1_000_000;
const MOST_TAGS = 50;
const MOST_BYTES = 2_147_483_647;
const MOST_CREDITS = 1_000_000;
const MOST_SECONDS = 1_000_000;
const MOST_PIXELS = 1_000_000;
const MIME = /^[\w.+-]+\/[\w.+-]+$/;

const name = () => textField(NAME_CHARACTERS);
const requiredName = () =>
  name().refine((given) => given.trim() !== '', { error: "Field '{field}' is required" });

/**
 * `POST /api/content-assets`: what is known of a file that exists (spec: image-studio-api.md section 12.1). A text may
 * come as its words instead.
 */
export const AssetRecord = z
  .object({
    asset_type: choiceField(ASSET_TYPES),
    source_module: requiredName(),
    filename: requiredName(),
    file_url: httpUrl().optional(),
    content: textField(CONTENT_CHARACTERS).optional(),
    file_size: wholeField({ min: 0, max: MOST_BYTES }).optional(),
    mime_type: name()
      .refine((given) => MIME.test(given), { error: 'Expected a type such as image/png' })
      .optional(),
    title: name().optional(),
    description: textField(TEXT_CHARACTERS).optional(),
    prompt: textField(TEXT_CHARACTERS).optional(),
    tags: z.array(name()).max(MOST_TAGS).default([]),
    asset_metadata: z.record(z.string(), z.unknown()).default({}),
    provider: name().optional(),
    model: name().optional(),
    cost: numberField({ min: 0, max: MOST_CREDITS }).default(0),
    generation_time: numberField({ min: 0, max: MOST_SECONDS }).optional(),
    status: choiceField(ASSET_STATUSES).default('completed'),
    width: wholeField({ min: 1, max: MOST_PIXELS }).optional(),
    height: wholeField({ min: 1, max: MOST_PIXELS }).optional(),
    parent_id: wholeField({ min: 1, max: Number.MAX_SAFE_INTEGER }).optional(),
  })
  .superRefine(({ asset_type, file_url, content }, context) => {
    if (content !== undefined && asset_type !== 'text')
      context.addIssue({ code: 'custom', message: 'Only text assets have content' });
    else if (file_url === undefined && content === undefined)
      context.addIssue({ code: 'custom', message: "Field 'file_url' is required" });
  });
export type AssetRecord = z.infer<typeof AssetRecord>;
