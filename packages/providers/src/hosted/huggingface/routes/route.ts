import type { Answer } from '../../answer.ts';
import type { OperationRequest } from '../../operation.ts';
import type { HubTask } from '../models.ts';

/** What is to be done at a host. */
export interface HostedWork {
  /** The host's id of the model. */
  providerId: string;
  task: HubTask;
  /** All that is said, in words. */
  words: string;
  request: OperationRequest;
  /** The source as a data URL, for tasks with one. */
  source?: string;
}

/** How a piece of work stands at its host. */
export type Standing =
  /** Addresses, data URLs, bare base64, or bytes. */
  | { state: 'done'; pictures: readonly (string | Uint8Array)[]; seed?: number }
  /** `path` is where to look again, below the router's address. */
  | { state: 'queued' | 'running'; path: string }
  | { state: 'blocked'; categories: readonly string[] }
  | { state: 'failed'; message: string };

/** Settings that only some hosts take. */
export const SETTINGS = ['size', 'steps', 'guidance', 'seed'] as const;
export type Setting = (typeof SETTINGS)[number];

/** How the router is asked for work at one of its hosts: each has an interface of its own. */
export interface Route {
  /** The host's name in the Hub's mapping, and the first part of the router's paths. */
  host: string;
  /** The settings that are fields of its interface, by task. */
  takes: Readonly<Record<HubTask, readonly Setting[]>>;
  call(work: HostedWork): { path: string; json: unknown };
  /** Reads the answer to the call. @throws ProviderFailed for what nobody can use */
  submitted(answer: Answer): Standing;
  /**
   * Looks at a job.
   * @param ask GETs a path below the router's address, and gives answers with good statuses only
   * @throws ProviderFailed
   */
  look?(path: string, ask: (path: string) => Promise<Answer>): Promise<Standing>;
}
