import { access } from 'node:fs/promises';
import { checkAgainst, specFor } from '../check.ts';
import { estimateBy } from '../estimate.ts';
import type { Health, HostedContext, HostedProvider } from '../hosted-provider.ts';
import { type JobState, ProviderFailed } from '../job.ts';
import type { OperationRequest } from '../operation.ts';
import { pictureFromBase64 } from '../picture.ts';
import type { Money } from '../spec.ts';
import { WITHOUT_JOBS } from '../without-jobs.ts';
import { jobOf, seedOf } from './jobs.ts';
import { runJob } from './process.ts';
import type { DiffusionSettings } from './settings.ts';
import { specsOf } from './specs.ts';

export { type DiffusionSettings, readDiffusionSettings } from './settings.ts';

const FREE: Money = { usd: 0, basis: 'own-gpu' };

/** Diffusion on this machine with weights of the operator's, by stable-diffusion.cpp; an optional install. */
export function createDiffusion(settings: DiffusionSettings): HostedProvider {
  const specs = specsOf(settings);
  return {
    ...WITHOUT_JOBS,
    version: 1,
    id: 'diffusion',
    name: 'Local diffusion',
    retired: {},
    specs: () => specs,
    check: (request) => checkAgainst(specs, request),
    estimate: (request) => {
      const spec = specFor(specs, request);
      return spec ? estimateBy(spec, request) : FREE;
    },
    submit: (request, context) => submit(settings, request, context),
    health: () => health(settings),
  };
}

async function submit(
  settings: DiffusionSettings,
  request: OperationRequest,
  context: HostedContext,
): Promise<JobState> {
  const { signal, deadline, clock, key } = context;
  const expiry = AbortSignal.timeout(Math.max(1, Math.ceil(deadline - clock.now())));
  try {
    const images = await runJob(settings, jobOf(settings, request, key), AbortSignal.any([signal, expiry]));
    if (images.length === 0) throw empty();
    const seed = request.operation === 'upscale-fast' ? undefined : seedOf(request, key);
    const pictures = images.map((base64) => pictureFromBase64(base64, seed));
    return { state: 'done', images: pictures, cost: FREE, warnings: [] };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (!expiry.aborted) throw error;
    const message = 'Local diffusion did not finish in time.';
    return { state: 'failed', error: { kind: 'timeout', accepted: 'yes', charged: 'no', message } };
  }
}

function empty(): ProviderFailed {
  const message = 'Local diffusion ended without a picture.';
  return new ProviderFailed({ kind: 'bad-output', accepted: 'yes', charged: 'no', message });
}

/** Whether everything is where the settings say; weights are too large to be loaded just for this. */
async function health({ runtime, files, esrgan, command }: DiffusionSettings): Promise<Health> {
  const program = command === undefined ? [`${runtime}/node_modules/.bin/bare`] : [];
  const weights = Object.values(files).filter((file) => file !== undefined);
  for (const file of [...program, ...weights, ...(esrgan === undefined ? [] : [esrgan])]) {
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (!isThere) return { ok: false, message: `There is no file ${file}.` };
  }
  return { ok: true, message: 'Runtime and weights are in place.' };
}
