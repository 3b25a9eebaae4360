import type {
  AbortReason,
  OperationStatus,
  PhotoCheck,
  ReadinessStatus,
  SkuAvailability,
  SkuProductWords,
} from '@atelier/contracts';
import type { ImageRole } from '@atelier/contracts/image-studio';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { AccountId } from '../accounts/account.ts';

/** Rows as PostgreSQL keeps them; `migrations/` is the truth, this is its shape for the type checker. */
export interface Tables {
  accounts: AccountsTable;
  api_keys: ApiKeysTable;
  api_key_uses: ApiKeyUsesTable;
  sessions: SessionsTable;
  request_counts: RequestCountsTable;
  credit_periods: CreditPeriodsTable;
  credit_entries: CreditEntriesTable;
  studio_inputs: StudioInputsTable;
  studio_pictures: StudioPicturesTable;
  library_assets: LibraryAssetsTable;
  asset_collections: AssetCollectionsTable;
  collection_assets: CollectionAssetsTable;
  personas: PersonasTable;
  idempotency_keys: IdempotencyKeysTable;
  hosted_jobs: HostedJobsTable;
  hosted_results: HostedResultsTable;
  blobs: BlobsTable;
  blob_holds: BlobHoldsTable;
  images: ImagesTable;
  operations: OperationsTable;
  tasks: TasksTable;
  operation_photos: OperationPhotosTable;
  operation_cutouts: OperationCutoutsTable;
  work_results: WorkResultsTable;
  work_sources: WorkSourcesTable;
  server_secrets: ServerSecretsTable;
  sku_items: SkuItemsTable;
  sku_photos: SkuPhotosTable;
  sku_readiness: SkuReadinessTable;
  recommendation_visits: RecommendationVisitsTable;
}

type WithDefault<T> = ColumnType<T, T | undefined, T>;
/** Objects are sent as JSON text: the driver would write an array as a PostgreSQL array. */
type Json<T extends object> = JSONColumnType<T, string | undefined, string>;

interface AccountsTable {
  id: AccountId;
  name: string;
  subscription_id: string;
  plan: string;
  jwt_iss: string;
  jwt_secret: string;
  photo_checks: WithDefault<PhotoCheck[] | null>;
  product_engine: WithDefault<string>;
  created_at: Date;
}

interface ApiKeysTable {
  id: string;
  account_id: AccountId;
  key_hash: Buffer;
  hint: string;
  created_at: Date;
  revoked_at: Date | null;
  permissions: WithDefault<KeyPermission[] | null>;
  name: WithDefault<string | null>;
  description: WithDefault<string | null>;
  expires_at: WithDefault<Date | null>;
}

/** What a key of the Image Studio API may be used for. */
export type KeyPermission = 'read' | 'write' | 'admin';

interface ApiKeyUsesTable {
  key_id: string;
  uses: string;
  last_used_at: Date;
}

interface SessionsTable {
  token_hash: Buffer;
  account_id: AccountId;
  key_id: string | null;
  created_at: Date;
  expires_at: Date;
}

interface RequestCountsTable {
  subject: string;
  period: 'minute' | 'day' | 'heavy_minute' | 'refused_minute';
  starts_at: Date;
  count: number;
}

/** `bigint` comes back as text. */
type Count = ColumnType<string, number | undefined, number>;

interface CreditPeriodsTable {
  account_id: AccountId;
  starts_at: Date;
  used_cents: Count;
  reserved_cents: Count;
}

export type CreditStatus = 'reserved' | 'charged' | 'released';

interface CreditEntriesTable {
  id: string;
  account_id: AccountId;
  operation_id: string;
  period: Date;
  operation: string;
  provider: string;
  model: string;
  images: number;
  cents: number;
  status: CreditStatus;
  created_at: Date;
  settled_at: Date | null;
}

interface BlobsTable {
  key: string;
  account_id: AccountId;
  bytes: number;
}

interface BlobHoldsTable {
  id: string;
  key: string;
  until: Date;
}

/** `product`: a photo of a SKU, gone only with it. */
export type ImageOrigin = 'upload' | 'download' | 'product' | 'generated';

interface ImagesTable {
  id: string;
  account_id: AccountId;
  origin: ImageOrigin;
  owner_type: 'user' | 'aiuta';
  original_key: string | null;
  served_key: string;
  mime: string;
  width: number;
  height: number;
  metadata: Json<Record<string, unknown>>;
  created_at: Date;
  expires_at: Date | null;
}

export type Priority = 'online' | 'offline';

export type OperationKindName = 'flat_lay' | 'on_figure' | 'try_on' | 'preparation';

/** Work of the Image Studio API is an operation, too, of a kind that shops cannot order. */
export type StoredKindName = OperationKindName | 'image_studio';

interface OperationsTable {
  id: string;
  account_id: AccountId;
  kind: StoredKindName;
  family: string;
  request: Json<Record<string, unknown>>;
  priority: Priority;
  status: WithDefault<OperationStatus>;
  error: string | null;
  abort_reason: WithDefault<AbortReason | null>;
  is_refused: WithDefault<boolean>;
  warnings: Json<string[]>;
  version: Generated<number>;
  created_at: Date;
  updated_at: Date;
  finished_at: Date | null;
  sku_internal_id: WithDefault<string | null>;
}

export type TaskKind = 'download' | 'prepare' | 'render' | 'studio';
export type TaskStatus = 'waiting' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

interface TasksTable {
  id: string;
  operation_id: string;
  account_id: AccountId;
  kind: TaskKind;
  step: number;
  position: number;
  input: Json<Record<string, unknown>>;
  priority: Priority;
  turn: number;
  status: TaskStatus;
  attempts: Generated<number>;
  failures: Generated<number>;
  stage: string | null;
  progress: WithDefault<number>;
  timings: Json<Record<string, number>>;
  error: string | null;
  result_image_id: string | null;
  result_key: string | null;
  started_at: Date | null;
  finished_at: Date | null;
}

interface OperationPhotosTable {
  operation_id: string;
  position: number;
  source_url: string | null;
  image_id: string | null;
}

interface OperationCutoutsTable {
  operation_id: string;
  position: number;
  prepared_key: string;
}

interface WorkResultsTable {
  account_id: AccountId;
  work_key: string;
  blob_key: string;
  mime: string;
  width: number;
  height: number;
  warnings: Json<string[]>;
  metadata: Json<Record<string, unknown>>;
  created_at: Date;
}

interface WorkSourcesTable {
  account_id: AccountId;
  work_key: string;
  source_key: string;
}

interface StudioInputsTable {
  operation_id: string;
  position: number;
  role: ImageRole;
  blob_key: string;
}

interface StudioPicturesTable {
  operation_id: string;
  position: number;
  blob_key: string;
  mime: string;
  width: number;
  height: number;
  metadata: Json<Record<string, unknown>>;
  asset_id: WithDefault<string | null>;
}

interface LibraryAssetsTable {
  id: Generated<string>;
  account_id: AccountId;
  /** Null when the file is kept elsewhere, at `url`. */
  blob_key: string | null;
  url: WithDefault<string | null>;
  url_bytes: WithDefault<number | null>;
  asset_type: 'text' | 'image' | 'video' | 'audio';
  source_module: string;
  filename: string;
  mime: string;
  width: number | null;
  height: number | null;
  title: string | null;
  description: string | null;
  prompt: string | null;
  tags: WithDefault<string[]>;
  metadata: Json<Record<string, unknown>>;
  provider: string | null;
  model: string | null;
  cost_cents: WithDefault<number>;
  generation_ms: number | null;
  status: WithDefault<'completed' | 'processing' | 'failed' | 'pending'>;
  is_favorite: WithDefault<boolean>;
  download_count: WithDefault<number>;
  share_count: WithDefault<number>;
  last_accessed: Date | null;
  parent_id: string | null;
  created_at: Date;
  updated_at: Date;
}

interface AssetCollectionsTable {
  id: Generated<string>;
  account_id: AccountId;
  name: string;
  description: string | null;
  created_at: Date;
  updated_at: Date;
}

interface CollectionAssetsTable {
  collection_id: string;
  asset_id: string;
  added_at: Date;
}

interface PersonasTable {
  id: string;
  account_id: AccountId;
  name: string;
  keywords: string[];
  avoid: string[];
  colors: string[];
  tone: string | null;
  is_default: boolean;
  created_at: Date;
}

interface IdempotencyKeysTable {
  account_id: AccountId;
  key: string;
  request_hash: Buffer;
  operation_id: string | null;
  answer_status: number | null;
  answer: string | null;
  created_at: Date;
}

export type HostedJobState =
  /** Written before it is sent; without more it is unknown whether it arrived. */
  | 'sent'
  /** The provider works on it, and we hold its id. */
  | 'running'
  /** The provider did not take it: it may be sent again. */
  | 'refused'
  | 'done'
  | 'blocked'
  | 'failed'
  /** Nobody knows whether it arrived; it is never sent again. */
  | 'lost'
  | 'cancelled';

interface HostedJobsTable {
  task_id: string;
  choice: number;
  account_id: AccountId;
  key: string;
  provider: string;
  operation: string;
  model: string;
  state: HostedJobState;
  handle: JSONColumnType<Record<string, unknown> | null, string | null, string | null>;
  message: string | null;
  usd: string | null;
  provider_credits: string | null;
  cost_basis: string | null;
  request_id: string | null;
  sent_at: Date;
  ended_at: Date | null;
}

interface HostedResultsTable {
  task_id: string;
  choice: number;
  position: number;
  blob_key: string;
  seed: string | null;
  facts: Json<Record<string, unknown>>;
}

interface ServerSecretsTable {
  name: string;
  value: Buffer;
}

interface SkuItemsTable {
  internal_id: string;
  account_id: AccountId;
  sku_id: string;
  number: Generated<string>;
  product: JSONColumnType<SkuProductWords, string, string>;
  metadata: JSONColumnType<Record<string, unknown> | null, string | null, string | null>;
  availability: SkuAvailability;
  preparation_id: string | null;
  prepared_key: string | null;
  traits: JSONColumnType<Record<string, unknown> | null, string | null, string | null>;
  created_at: Date;
}

interface SkuPhotosTable {
  sku_internal_id: string;
  position: number;
  source_url: string | null;
  image_id: string | null;
}

/** The capabilities of a SKU: switches, and lists of pictures. */
export type SkuCapability =
  | 'try_on'
  | 'outfit_recommendations'
  | 'size_and_fit'
  | 'off_figure_product_images'
  | 'on_figure_product_images';

interface SkuReadinessTable {
  sku_internal_id: string;
  capability: SkuCapability;
  variant: WithDefault<string>;
  position: WithDefault<number>;
  status: ReadinessStatus;
  error_message: string | null;
  updated_at: Date;
  operation_id: string | null;
}

interface RecommendationVisitsTable {
  account_id: AccountId;
  visitor: string;
  sku_internal_id: string;
  visited_at: Date;
}
