import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ProviderFailed, RESULT_LIMITS } from '../job.ts';
import type { DiffusionJob } from './jobs.ts';
import type { DiffusionSettings } from './settings.ts';

const SCRIPT = fileURLToPath(new URL('job-in-bare.cjs', import.meta.url));
/** What begins the lines that are ours; the others are the runtime's log. */
const MARK = 'atelier:';
const LOG_TAIL_CHARS = 2_000;
/** Pictures as base64, which is a third longer. */
const MAX_OUTPUT_CHARS = Math.ceil(RESULT_LIMITS.maxBytes * 1.34);

/** What a process that runs others' code needs of the environment, and no key of any provider. */
const PASSED_ON =
  /^(PATH|HOME|LANG|TMPDIR|TEMP|TMP|SYSTEMROOT|LD_LIBRARY_PATH|XDG_RUNTIME_DIR|(VK|CUDA|NVIDIA|MESA|GGML)_\w+)$/;

function passedOn(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => PASSED_ON.test(name)));
}

const Message = z.union([
  z.object({ image: z.string() }),
  z.object({ done: z.literal(true) }),
  z.object({ error: z.string() }),
]);

/**
 * Does one piece of work in a process of its own, which loads the weights and is gone afterwards with all its memory.
 *
 * @param signal ends the process at once
 * @returns the pictures as base64
 * @throws ProviderFailed when the runtime is missing, fails, crashes, or talks too much
 * @throws the signal's reason
 */
export function runJob(
  { runtime, command }: DiffusionSettings,
  job: DiffusionJob,
  signal: AbortSignal,
): Promise<string[]> {
  const [program, ...args] = command ?? [`${runtime}/node_modules/.bin/bare`];
  const child = spawn(program, [...args, SCRIPT, runtime], {
    stdio: 'pipe',
    env: passedOn(process.env),
  });
  const output = new Output();
  const stop = () => child.kill('SIGKILL');
  signal.addEventListener('abort', stop);
  return new Promise<string[]>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      // A process that has said everything may still hang while it puts its backends away.
      if (!output.take(text) || output.isDone) stop();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => output.log(text));
    child.stdin.on('error', () => output.log('It took no input.\n'));
    child.on('error', (error) => reject(notInstalled(error)));
    child.on('close', () => {
      if (signal.aborted) reject(signal.reason);
      else if (output.isDone) resolve(output.images);
      else reject(output.failure());
    });
    child.stdin.end(JSON.stringify(job));
  }).finally(() => signal.removeEventListener('abort', stop));
}

/** What a process has said so far. */
class Output {
  readonly images: string[] = [];
  isDone = false;
  #line = '';
  #chars = 0;
  #error: string | null = null;
  #logTail = '';

  /** @returns whether to go on listening */
  take(text: string): boolean {
    this.#chars += text.length;
    const lines = (this.#line + text).split('\n');
    this.#line = lines.pop() ?? '';
    for (const line of lines) this.#read(line);
    return this.#chars <= MAX_OUTPUT_CHARS;
  }

  log(text: string): void {
    this.#logTail = (this.#logTail + text).slice(-LOG_TAIL_CHARS);
  }

  failure(): ProviderFailed {
    if (this.#chars > MAX_OUTPUT_CHARS)
      return failed('bad-output', 'The diffusion runtime sent more than a picture may have.');
    if (this.#error !== null) return failed('internal', this.#error.slice(0, 300));
    const lastLine = this.#logTail.trim().split('\n').at(-1) ?? '';
    return failed('unavailable', `The diffusion runtime crashed. ${lastLine}`.slice(0, 300).trim());
  }

  #read(line: string): void {
    const isOurs = line.startsWith(MARK);
    const message = isOurs ? Message.safeParse(parsed(line.slice(MARK.length))).data : undefined;
    if (message === undefined) this.log(`${line}\n`);
    else if ('image' in message) this.images.push(message.image);
    else if ('done' in message) this.isDone = true;
    else this.#error = message.error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failed(kind: 'internal' | 'unavailable' | 'bad-output', message: string): ProviderFailed {
  return new ProviderFailed({ kind, accepted: 'yes', charged: 'no', message });
}

function notInstalled(cause: Error): ProviderFailed {
  const message = 'The diffusion runtime is not installed where its settings say.';
  return new ProviderFailed({ kind: 'unavailable', accepted: 'no', charged: 'no', message }, { cause });
}
