import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type CallContext, ProviderUnavailable } from '../provider.ts';
import { unpackFailure } from './failures.ts';
import type { Calls, FromChild, ToChild } from './messages.ts';
import { withoutFolders } from './without-folders.ts';

export interface ChildOptions {
  /** The module that the child runs; it calls `serve`. */
  entry: URL;
  args?: string[];
  env?: Record<string, string>;
  /** A child that uses more after a call is replaced once its running calls have ended, MB. */
  maxRssMb: number;
  /** A child that owes answers and says nothing for so long is killed, milliseconds. */
  stallMs: number;
  warn: (message: string) => void;
}

interface Pending {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
  onProgress: CallContext['onProgress'];
}

/** One life of the process. */
interface Life {
  process: ChildProcess;
  pending: Map<number, Pending>;
  watchdog: NodeJS.Timeout | undefined;
  /** Takes no new calls and ends with its last one. */
  retiring: boolean;
  /** The last of what it wrote to stderr, for the log. */
  lastWords: string;
}

const LAST_WORDS_LENGTH = 2000;

/**
 * A child process that works for us and may die of it: calls it was busy with reject with `ProviderUnavailable`, and
 * the next call gets a new process. It never outlives its parent.
 */
export class Child<C extends Calls> {
  readonly #options: ChildOptions;
  #life: Life | undefined;
  #lives = new Set<Life>();
  #lastId = 0;
  #closed = false;

  constructor(options: ChildOptions) {
    this.#options = options;
    this.#life = this.#start();
  }

  /** Of the process that takes the next call, if it runs. */
  get pid(): number | undefined {
    return this.#life?.process.pid;
  }

  call<M extends keyof C & string>(
    method: M,
    input: C[M]['input'],
    context: Partial<CallContext> = {},
  ): Promise<C[M]['output']> {
    if (this.#closed) return Promise.reject(new ProviderUnavailable('The process was closed.'));
    if (context.signal?.aborted) return Promise.reject(context.signal.reason);
    this.#life ??= this.#start();
    return this.#callIn(this.#life, method, input, context);
  }

  /** Ends the process; running calls reject. */
  async close(): Promise<void> {
    this.#closed = true;
    const lives = [...this.#lives];
    await Promise.all(lives.map((life) => this.#end(life)));
  }

  #callIn<M extends keyof C & string>(
    life: Life,
    method: M,
    input: C[M]['input'],
    { signal, onProgress }: Partial<CallContext>,
  ): Promise<C[M]['output']> {
    const id = ++this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const abort = () => {
      this.#send(life, { type: 'abort', id });
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', abort, { once: true });
    life.pending.set(id, { resolve, reject, onProgress });
    this.#send(life, { type: 'call', id, method, input });
    this.#watch(life);
    return promise.finally(() => signal?.removeEventListener('abort', abort));
  }

  #start(): Life {
    const { entry, args = [], env = {}, warn } = this.#options;
    const child = fork(entry, args, {
      serialization: 'advanced',
      execArgv: [],
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const life: Life = {
      process: child,
      pending: new Map(),
      watchdog: undefined,
      retiring: false,
      lastWords: '',
    };
    this.#lives.add(life);
    child.stderr?.on('data', (chunk: Buffer) => {
      life.lastWords = (life.lastWords + chunk.toString()).slice(-LAST_WORDS_LENGTH);
    });
    child.on('message', (message: FromChild) => this.#receive(life, message));
    child.on('error', (error) => warn(`A worker process failed: ${error.message}`));
    child.on('exit', (code, signal) => this.#bury(life, signal ?? `code ${code}`));
    return life;
  }

  #receive(life: Life, message: FromChild): void {
    if (message.type === 'warning') this.#options.warn(message.message);
    else if (message.type === 'progress') {
      life.pending.get(message.id)?.onProgress?.(message.stage, message.fraction);
    } else this.#settle(life, message);
    this.#watch(life);
  }

  #settle(life: Life, message: Extract<FromChild, { rssMb: number }>): void {
    const pending = life.pending.get(message.id);
    life.pending.delete(message.id);
    if (message.type === 'result') pending?.resolve(message.value);
    else pending?.reject(unpackFailure(message.failure));
    if (message.rssMb > this.#options.maxRssMb) this.#retire(life);
  }

  /** Lets a process that has grown finish what it does; the next call starts another. */
  #retire(life: Life): void {
    life.retiring = true;
    if (this.#life === life) this.#life = undefined;
  }

  /** Starts the silence anew, and ends a retired process after its last call. */
  #watch(life: Life): void {
    clearTimeout(life.watchdog);
    if (life.pending.size > 0) {
      life.watchdog = setTimeout(() => life.process.kill('SIGKILL'), this.#options.stallMs).unref();
    } else if (life.retiring) void this.#end(life);
  }

  async #end(life: Life): Promise<void> {
    if (life.process.exitCode !== null || life.process.signalCode !== null) return;
    const exited = once(life.process, 'exit');
    life.process.kill('SIGKILL');
    await exited;
  }

  #bury(life: Life, how: string): void {
    clearTimeout(life.watchdog);
    this.#lives.delete(life);
    if (this.#life === life) this.#life = undefined;
    if (!this.#closed && !life.retiring) {
      this.#options.warn(
        `A worker process ended (${how}) and is replaced. ${withoutFolders(life.lastWords)}`.trim(),
      );
    }
    for (const { reject } of life.pending.values()) {
      reject(new ProviderUnavailable(`The process doing this work ended (${how}).`));
    }
    life.pending.clear();
  }

  #send(life: Life, message: ToChild): void {
    // A send that fails means that the process is gone; its exit settles the calls.
    if (life.process.connected) life.process.send(message, () => undefined);
  }
}
