import { z } from 'zod';
import { CreditBalance } from './image-studio/answers.ts';
import { MODEL_SETTINGS, OPERATION_STATUSES } from './product-enums.ts';

/** Where the account's own calls are: its sessions, what it has at work. */
export const ACCOUNT_BASE_PATH = '/account/v1';

/** POST /session: with a key, or with nothing where the operator lets this host in. */
export const SignIn = z
  .object({ key: z.string().trim().min(1).max(256) })
  .partial()
  .meta({ id: 'SignIn' });

/** Who is signed in with this browser, and what that means here. */
export const SessionView = z
  .object({
    signed_in: z.boolean(),
    /** Whether this browser gets in without a key. */
    may_open: z.boolean(),
    account: z
      .object({ id: z.string(), name: z.string(), plan: z.string(), subscription_id: z.string() })
      .nullable(),
    credits: CreditBalance.nullable(),
    limits: z.object({
      max_upload_bytes: z.int(),
      /** 0 = pictures are kept for ever. */
      image_ttl_days: z.int(),
    }),
  })
  .meta({ id: 'SessionView' });
export type SessionView = z.infer<typeof SessionView>;

/** The pictures of products that a provider can be chosen for. */
export const PRODUCT_PICTURES = ['flat_lay', 'on_figure', 'try_on'] as const;
export type ProductPictures = (typeof PRODUCT_PICTURES)[number];

/** Somebody who may make an account's pictures of products. */
export const EngineChoice = z
  .object({
    id: z.string(),
    name: z.string(),
    available: z
      .boolean()
      .meta({ description: 'Whether it can be chosen: it is configured, and makes such pictures.' }),
    makes: z.array(z.enum(PRODUCT_PICTURES)).meta({
      description: 'What it makes; the local engine makes the rest. Empty while it is not configured.',
    }),
  })
  .meta({ id: 'EngineChoice' });

/** GET and PATCH /settings: what an account may say about how it is served. */
export const AccountSettings = z
  .object({
    engine: z.string().meta({
      description: 'Who makes flat lays, pictures on figures and try-ons: `local`, `auto`, or a provider.',
    }),
    engines: z.array(EngineChoice),
  })
  .meta({ id: 'AccountSettings' });
export type AccountSettings = z.infer<typeof AccountSettings>;

const LONGEST_ENGINE_ID = 64;

/** What is left out stays as it is. */
export const AccountSettingsChange = z
  .strictObject({ engine: z.string().min(1).max(LONGEST_ENGINE_ID) })
  .partial()
  .meta({ id: 'AccountSettingsChange' });
export type AccountSettingsChange = z.infer<typeof AccountSettingsChange>;

/** Everything that can be at work, whichever API it was ordered through. */
export const ACTIVITY_KINDS = ['flat_lay', 'on_figure', 'try_on', 'preparation', 'image_studio'] as const;

/** An operation in a list of all of them. */
export const ActivityItem = z
  .object({
    id: z.string(),
    kind: z.enum(ACTIVITY_KINDS),
    module: z
      .string()
      .nullable()
      .meta({ description: 'What Image Studio does, as `create`; null for others.' }),
    operation: z
      .string()
      .nullable()
      .meta({ description: 'What the module does, as `sketch` or `remove_background`; null for others.' }),
    title: z.string().nullable(),
    status: z.enum(OPERATION_STATUSES),
    progress: z.number().min(0).max(1),
    stage: z.string().nullable(),
    ahead: z
      .int()
      .nullable()
      .meta({ description: 'Tasks taken before it; null unless it waits for a worker.' }),
    error: z.string().nullable(),
    preview_url: z.string().nullable(),
    version: z.int().meta({ description: 'Grows with every change of its state.' }),
    created_at: z.string(),
    updated_at: z.string(),
    finished_at: z.string().nullable(),
  })
  .meta({ id: 'ActivityItem' });
export type ActivityItem = z.infer<typeof ActivityItem>;

export const ActivityPage = z
  .object({
    operations: z.array(ActivityItem),
    next_cursor: z.string().nullable().meta({ description: 'Asks for the next page; null on the last one.' }),
  })
  .meta({ id: 'ActivityPage' });

const MOST_A_PAGE = 100;
const USUAL_PAGE = 25;

/** A list of words in a query, with commas between. */
const wordList = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z
    .string()
    .transform((list) => list.split(',').map((word) => word.trim()))
    .pipe(z.array(z.enum(words)).min(1))
    .optional();

export const ActivityQuery = z.object({
  kind: wordList(ACTIVITY_KINDS),
  status: wordList(OPERATION_STATUSES),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_A_PAGE).default(USUAL_PAGE),
});

/** Truth in a query. */
const flag = () =>
  z
    .enum(['true', 'false'])
    .transform((word) => word === 'true')
    .optional();

/** GET /model-preview: the fields of `OnFigureModelSettings`, as a query has them. */
export const ModelPreviewQuery = z.strictObject({
  gender: z.enum(MODEL_SETTINGS.gender),
  ethnicity: z.enum(MODEL_SETTINGS.ethnicity).optional(),
  skin_tone: z.enum(MODEL_SETTINGS.skin_tone).optional(),
  body_shape: z.enum(MODEL_SETTINGS.body_shape).optional(),
  age_group: z.enum(MODEL_SETTINGS.age_group).optional(),
  height: z.enum(MODEL_SETTINGS.height).optional(),
  hair_length: z.enum(MODEL_SETTINGS.hair_length).optional(),
  hair_style: z.enum(MODEL_SETTINGS.hair_style).optional(),
  hair_color: z.enum(MODEL_SETTINGS.hair_color).optional(),
  is_pregnant: flag(),
  has_beard: flag(),
  has_tattoo: flag(),
});
