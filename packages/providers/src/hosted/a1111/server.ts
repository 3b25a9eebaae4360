import { z } from 'zod';
import { type Answer, jsonOf, parseAnswer } from '../answer.ts';
import type { CallContext, Caller } from '../call.ts';
import { ProviderFailed } from '../job.ts';
import type { OperationRequest } from '../operation.ts';
import { CONTROLS, type Installed } from './requests.ts';

/** An A1111 or Forge server. */
export interface A1111Server {
  caller: Caller;
  baseUrl: string;
}

const Upscalers = z.array(z.object({ name: z.string() }));
const ControlModels = z.object({ model_list: z.array(z.string()) });
/** Best first; names as A1111 and Forge show them. */
const PREFERRED_UPSCALERS = ['R-ESRGAN 4x+', 'ESRGAN_4x', 'SwinIR 4x', 'LDSR', 'ScuNET PSNR', 'Lanczos'];

/**
 * The names that a request needs of what is installed.
 * @throws ProviderFailed, always as not accepted
 */
export async function installedFor(
  server: A1111Server,
  { operation }: OperationRequest,
  context: CallContext,
): Promise<Installed> {
  try {
    if (operation === 'upscale-fast') return { upscaler: await upscaler(server, context) };
    if (operation !== 'control-sketch' && operation !== 'control-structure') return {};
    return { controlModel: await controlModel(server, CONTROLS[operation].word, context) };
  } catch (error) {
    if (!(error instanceof ProviderFailed)) throw error;
    throw new ProviderFailed({ ...error.error, accepted: 'no', charged: 'no' }, { cause: error });
  }
}

async function upscaler({ caller, baseUrl }: A1111Server, context: CallContext): Promise<string> {
  const answer = await caller.ask(context, { url: `${baseUrl}/sdapi/v1/upscalers` });
  if (!answer.ok) throw caller.failure(answer);
  const names = parseAnswer(answer, Upscalers).map(({ name }) => name);
  const found = PREFERRED_UPSCALERS.find((name) => names.includes(name));
  return found ?? missing('The server has no upscaler that is known here.');
}

async function controlModel(
  { caller, baseUrl }: A1111Server,
  word: string,
  context: CallContext,
): Promise<string> {
  const answer = await caller.ask(context, { url: `${baseUrl}/controlnet/model_list` });
  if (!answer.ok) return missing('The server has no ControlNet extension.');
  const { model_list } = parseAnswer(answer, ControlModels);
  const found = model_list.find((name) => name.toLowerCase().includes(word));
  return found ?? missing(`The server has no ControlNet model for '${word}'.`);
}

function missing(message: string): never {
  throw new ProviderFailed({ kind: 'not-found', accepted: 'no', charged: 'no', message });
}

const Progress = z.object({ current_task: z.string().nullish() });
const INTERRUPTION_MS = 5_000;

/**
 * Stops the server's work for a caller that has gone. Interruptions are not for one job but for whatever runs, so it is
 * asked first whether that is ours; who else uses the server must not lose anything. Never rejects.
 */
export async function interruptIfOurs(
  { caller, baseUrl }: A1111Server,
  taskId: string,
  { http, clock }: Pick<CallContext, 'http' | 'clock'>,
): Promise<void> {
  const signal = AbortSignal.timeout(INTERRUPTION_MS);
  const context = { http, clock, signal, deadline: clock.now() + INTERRUPTION_MS };
  try {
    const answer = await caller.ask(context, { url: `${baseUrl}/sdapi/v1/progress?skip_current_image=true` });
    if (Progress.safeParse(jsonOf(answer)).data?.current_task !== taskId) return;
    await caller.ask(context, { method: 'POST', url: `${baseUrl}/sdapi/v1/interrupt` });
  } catch {
    // The work goes on for nobody; that costs the operator's electricity and nothing else.
  }
}

const Options = z.object({ sd_model_checkpoint: z.string().nullish() });

/** The checkpoint that is loaded, as a sentence. */
export function checkpointSentence(answer: Answer): string {
  const name = Options.safeParse(jsonOf(answer)).data?.sd_model_checkpoint;
  return name ? `The server answers; its checkpoint is ${name}.` : 'The server answers.';
}
