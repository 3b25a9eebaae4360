import { Worker } from 'node:worker_threads';
import type { Network, Tensor } from './models.ts';
import type { ThreadAnswer, ThreadNetwork } from './wasm-thread.ts';

/**
 * Loads a network that runs as WebAssembly into a thread of its own. LiteRT and tfjs run in one thread and block it; onnxruntime, too,
 * blocks the thread that calls it: apart, both can run at once. Takes one inference at a time.
 * @throws Error when the file cannot be loaded
 */
export async function openNetworkThread(network: ThreadNetwork): Promise<Network> {
  const thread = new NetworkThread(network);
  await thread.open();
  return thread;
}

class NetworkThread implements Network {
  readonly #network: ThreadNetwork;
  #worker: Worker | undefined;
  #waiting: PromiseWithResolvers<Record<string, Tensor>> | undefined;

  constructor(network: ThreadNetwork) {
    this.#network = network;
  }

  /** Starts the thread; resolves when it has loaded the network. */
  async open(): Promise<void> {
    const worker = new Worker(new URL('./wasm-thread.ts', import.meta.url), { workerData: this.#network });
    this.#worker = worker;
    worker.on('message', (answer: ThreadAnswer) => {
      if ('outputs' in answer) this.#waiting?.resolve(answer.outputs);
      else this.#waiting?.reject(new Error(answer.error));
    });
    worker.on('error', (error) => this.#waiting?.reject(error));
    worker.on('exit', () => {
      this.#worker = undefined;
      this.#waiting?.reject(new Error('The thread of a network ended.'));
    });
    await this.#answerOf(worker);
  }

  /** A thread that ended by a fault is started anew. */
  async run(inputs: Record<string, Tensor>): Promise<Record<string, Tensor>> {
    if (!this.#worker) await this.open();
    const worker = this.#worker;
    if (!worker) throw new Error('The thread of a network ended.');
    worker.postMessage(inputs);
    return this.#answerOf(worker);
  }

  async release(): Promise<void> {
    await this.#worker?.terminate();
  }

  /** The next answer. Only while someone waits for one does the thread keep the process alive. */
  async #answerOf(worker: Worker): Promise<Record<string, Tensor>> {
    this.#waiting = Promise.withResolvers();
    worker.ref();
    try {
      return await this.#waiting.promise;
    } finally {
      this.#waiting = undefined;
      worker.unref();
    }
  }
}
