import { createCaller } from '../call.ts';
import { checkAgainst, specFor } from '../check.ts';
import { estimateBy } from '../estimate.ts';
import type { HostedContext, HostedProvider, HostedSettings } from '../hosted-provider.ts';
import { type JobState, ProviderFailed } from '../job.ts';
import { lookUpHealth } from '../look-up-health.ts';
import type { OperationRequest } from '../operation.ts';
import type { Money } from '../spec.ts';
import { WITHOUT_JOBS } from '../without-jobs.ts';
import { enlargedIn, failureIn, picturesIn } from './answers.ts';
import { callOf } from './requests.ts';
import { type A1111Server, checkpointSentence, installedFor, interruptIfOurs } from './server.ts';
import { A1111_SPECS } from './specs.ts';

const BASE_URL = 'http://127.0.0.1:7860';
/** One request makes the whole picture, on whatever GPU there is. */
const SUBMIT_TIMEOUT_MS = 600_000;
const FREE: Money = { usd: 0, basis: 'own-gpu' };

/** A server of the operator's that speaks A1111's API: Stable Diffusion WebUI, Forge, Forge Neo, SD.Next, sd-server. */
export function createA1111({ apiKey = '', baseUrl = BASE_URL }: HostedSettings): HostedProvider {
  // `--api-auth user:password` is HTTP Basic.
  const headers: Record<string, string> = apiKey === '' ? {} : { authorization: `Basic ${btoa(apiKey)}` };
  const server = { caller: createCaller({ headers, secrets: [apiKey] }), baseUrl };
  return {
    ...WITHOUT_JOBS,
    version: 1,
    id: 'a1111',
    name: 'A1111 / Forge',
    retired: {},
    specs: () => A1111_SPECS,
    check: (request) => checkAgainst(A1111_SPECS, request),
    estimate: (request) => {
      const spec = specFor(A1111_SPECS, request);
      return spec ? estimateBy(spec, request) : FREE;
    },
    submit: (request, context) => submit(server, request, context),
    health: (context) =>
      lookUpHealth(server.caller, context, { url: `${baseUrl}/sdapi/v1/options` }, (answer) => ({
        ok: true,
        message: checkpointSentence(answer),
      })),
  };
}

async function submit(
  server: A1111Server,
  request: OperationRequest,
  context: HostedContext,
): Promise<JobState> {
  const { caller, baseUrl } = server;
  const { path, body } = callOf(request, context.key, await installedFor(server, request, context));
  const answer = await caller
    .submit(context, {
      url: `${baseUrl}/sdapi/v1/${path}`,
      body: { json: body },
      timeoutMs: SUBMIT_TIMEOUT_MS,
    })
    .catch(async (error: unknown) => {
      if (isGivenUp(error, context)) await interruptIfOurs(server, context.key, context);
      throw error;
    });
  if (!answer.ok) throw failureIn(caller, answer);
  const images = path === 'extra-single-image' ? [enlargedIn(answer)] : picturesIn(answer, request.count);
  return { state: 'done', images, cost: FREE, warnings: [] };
}

/** Whether nobody waits any more while the server may still work. */
function isGivenUp(error: unknown, { signal }: HostedContext): boolean {
  return signal.aborted || (error instanceof ProviderFailed && error.error.kind === 'timeout');
}
