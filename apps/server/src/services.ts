import type { OperationStatus } from '@atelier/contracts';
import type { ImageGate } from '@atelier/providers';
import type { Logger } from 'pino';
import type { Accounts } from './accounts/account.ts';
import type { SettingsOfAccounts } from './accounts/account-settings.ts';
import type { Sessions } from './accounts/sessions.ts';
import type { StudioKeys } from './accounts/studio-keys.ts';
import type { Activity } from './activity/activity.ts';
import type { Assets } from './assets/asset.ts';
import type { Catalogue } from './catalogue/sku.ts';
import type { Config } from './config.ts';
import type { Credits } from './credits/credits.ts';
import type { Engines } from './hosted/choose.ts';
import type { Collections } from './library/collections.ts';
import type { Library } from './library/library.ts';
import type { ModelPreviews } from './model-previews/model-previews.ts';
import type { Operations } from './operations/operation.ts';
import type { Personas } from './personas/personas.ts';
import type { RateLimits } from './rate-limits/rate-limits.ts';
import type { Recommendations } from './recommendations/recommendations.ts';
import type { Crops } from './studio-jobs/find-crops.ts';
import type { StudioJobs } from './studio-jobs/job.ts';
import type { TryOns } from './try-on/try-ons.ts';
import type { TryOnModels } from './try-on-models/try-on-models.ts';

/** How much there is to do right now, all accounts together. */
export interface Workload {
  /** Operations by status, as `CREATED`, `SUCCESS`, ... */
  operations: Partial<Record<OperationStatus, number>>;
  /** Tasks that wait for a worker, and tasks that have one. */
  tasks: { queued: number; running: number };
}

/** What the HTTP layer is given. Built in `main.ts`, or by a test with real parts. */
export interface Services {
  config: Config;
  log: Logger;
  clock: () => Date;
  accounts: Accounts;
  accountSettings: SettingsOfAccounts;
  studioKeys: StudioKeys;
  sessions: Sessions;
  rateLimits: RateLimits;
  credits: Credits;
  studioJobs: StudioJobs;
  crops: Crops;
  modelPreviews: ModelPreviews;
  /** Who makes the pictures of Image Studio. */
  engines: Engines;
  library: Library;
  collections: Collections;
  personas: Personas;
  /** Looks at pictures that come inside requests. */
  gate: ImageGate;
  assets: Assets;
  operations: Operations;
  activity: Activity;
  catalogue: Catalogue;
  recommendations: Recommendations;
  tryOnModels: TryOnModels;
  tryOns: TryOns;
  /** Signs image URLs: 32 random bytes, the same on every replica and after every restart (`server_secrets`). */
  fileSecret: Uint8Array;
  /** For the metrics page; asked at most every few seconds. */
  workload(): Promise<Workload>;
  /** Throws with a reason when the server should not get traffic (database away, migrations pending, stopping). */
  ready(): Promise<void>;
}
