import { answerOf, type Job } from '@atelier/sdk';
import { atelier } from '../api/atelier.ts';
import type { ResultPicture } from '../pictures/result-picture.ts';
import { pictureTexts as texts } from '../texts/en/pictures.ts';

/** What results say of the engine that made them when no provider did. */
const LOCAL = 'local';
/** Where files of this API are, below the address of the server. */
export const API_BASE = '/api';

/** A picture of a finished Image Studio job, as every part of the API words it. */
export interface JobPicture extends ResultPicture {
  /** Its number in the library; null when it was not saved. */
  assetId: number | null;
  provider: string | null;
  model: string | null;
  seed: number | null;
  /** Who made it, in words: the built-in engine stands in for whom it is priced as. */
  maker: string;
}

/** The pictures of a finished job, and what did not work. */
export interface JobResult {
  id: string;
  pictures: JobPicture[];
  warnings: string[];
  /** Why single pictures are missing. */
  errors: { variation: number; error: string }[];
  credits: number | null;
  /** The answer as the API gave it, for what only one studio reads. */
  answer: Record<string, unknown>;
}

/** Takes the id out of the answer to an order that nobody waits for (`async: true`). */
export function jobIdOf(answer: object): string {
  if ('job_id' in answer && typeof answer.job_id === 'string') return answer.job_id;
  throw new Error('the server answered an asynchronous order without a job');
}

/** Fetches what a finished job made. @throws AtelierFailure */
export async function loadJobResult(id: string): Promise<JobResult> {
  const job = await answerOf(
    // Pictures are loaded by their own addresses, when they come into sight.
    atelier.imageStudio.GET('/image-studio/jobs/{id}', { params: { path: { id }, query: { bytes: false } } }),
  );
  return readJob(job);
}

function readJob({ job_id, result, pictures }: Job): JobResult {
  const answer: Record<string, unknown> = result ?? {};
  const listed = Array.isArray(answer.results) ? answer.results : [answer];
  const { credits_charged: charged } = { ...fieldsOf(answer.metadata), ...answer };
  return {
    id: job_id,
    pictures: listed
      .map(fieldsOf)
      .map((one, index) => readPicture(one, answer, job_id, index, pictures[index]?.url)),
    warnings: Array.isArray(answer.warnings) ? answer.warnings.map(String) : [],
    errors: (Array.isArray(answer.errors) ? answer.errors : []).map(fieldsOf).map(({ variation, error }) => ({
      variation: Number(variation),
      error: String(error),
    })),
    credits: typeof charged === 'number' ? charged : null,
    answer,
  };
}

function readPicture(
  one: Record<string, unknown>,
  answer: Record<string, unknown>,
  jobId: string,
  index: number,
  path = '',
): JobPicture {
  const assetId = numberOf(one.asset_id ?? answer.asset_id);
  const provider = textOf(one.provider ?? answer.provider);
  const model = textOf(one.model ?? fieldsOf(answer.metadata).model);
  const seed = numberOf(one.seed);
  const { engine } = { ...fieldsOf(answer.metadata), ...fieldsOf(one.metadata) };
  const maker = engine === LOCAL ? texts.builtInEngine : [provider, model].filter(Boolean).join(' / ');
  const number = index + 1;
  return {
    id: `${jobId}.${number}`,
    // What is in the library outlives its job.
    url: assetId === null ? `${API_BASE}${path}` : `${API_BASE}/content-assets/${assetId}/file`,
    alt: textOf(one.format) ?? texts.numbered(number),
    name: `atelier-${jobId.slice(-8)}-${number}`,
    width: Number(one.width ?? answer.width),
    height: Number(one.height ?? answer.height),
    assetId,
    provider,
    model,
    seed,
    maker,
    facts: [maker, seed === null ? '' : texts.seed(seed)].filter(Boolean),
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
