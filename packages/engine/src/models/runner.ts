import type { ModelName, Models, Network, Tensor } from './models.ts';
import { loadNetwork } from './network.ts';
import { findWeights } from './weight-files.ts';
import { WEIGHTS } from './weights.ts';

export interface ModelsOptions {
  /** Told once per network that cannot be used, with a sentence that names the package. */
  warn?: (message: string) => void;
  /** Threads inside one inference; two suit the small machines we aim at. */
  threads?: number;
  /** What the loaded networks and the running one may take together, MB. */
  budgetMb?: number;
  /** A network that was not used for so long is released, milliseconds. */
  idleMs?: number;
}

/** `Models` that own their networks. */
export interface OwnedModels extends Models {
  /** Which networks are loaded now, least recently used first. */
  loaded(): ModelName[];
  /** Waits for the running inference and releases all networks. */
  close(): Promise<void>;
}

const DEFAULT_THREADS = 2;
const DEFAULT_BUDGET_MB = 1300;
const DEFAULT_IDLE_MS = 120_000;

/**
 * Finds and checks the weights, then runs networks in this thread: loaded at first use, one inference at a time,
 * others released (least recently used first) when the next run would not fit the budget, all of them when idle.
 *
 *     const models = await createModels({ warn: console.warn });
 *     const { '1959': alpha } = await models.run('u2net', { 'input.1': { data, dims: [1, 3, 320, 320] } });
 */
export async function createModels(options: ModelsOptions = {}): Promise<OwnedModels> {
  const states = await findWeights();
  const paths = new Map<ModelName, string[]>();
  for (const state of states) {
    if (state.ok) paths.set(state.name, state.paths);
    else options.warn?.(state.message);
  }
  return new Runner(paths, options);
}

interface Loaded {
  network: Network;
  release: NodeJS.Timeout;
}

class Runner implements OwnedModels {
  readonly #paths: ReadonlyMap<ModelName, string[]>;
  readonly #threads: number;
  readonly #budgetMb: number;
  readonly #idleMs: number;
  /** In order of last use. */
  readonly #loaded = new Map<ModelName, Loaded>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(paths: ReadonlyMap<ModelName, string[]>, options: ModelsOptions) {
    this.#paths = paths;
    this.#threads = options.threads ?? DEFAULT_THREADS;
    this.#budgetMb = options.budgetMb ?? DEFAULT_BUDGET_MB;
    this.#idleMs = options.idleMs ?? DEFAULT_IDLE_MS;
  }

  available(name: ModelName): boolean {
    return this.#paths.has(name) && WEIGHTS[name].peakMb <= this.#budgetMb;
  }

  loaded(): ModelName[] {
    return [...this.#loaded.keys()];
  }

  run(name: ModelName, inputs: Record<string, Tensor>): Promise<Record<string, Tensor>> {
    if (!this.available(name))
      return Promise.reject(new Error(`Expected the network "${name}" to be available.`));
    return this.#inTurn(async () => (await this.#network(name)).run(inputs));
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      for (const name of this.loaded()) await this.#release(name);
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #network(name: ModelName): Promise<Network> {
    const network = this.#loaded.get(name)?.network ?? (await this.#load(name));
    this.#touch(name, network);
    await this.#makeRoom(name);
    return network;
  }

  async #load(name: ModelName): Promise<Network> {
    await this.#makeRoom(name);
    return loadNetwork(WEIGHTS[name], this.#paths.get(name) ?? [], this.#threads);
  }

  /** Moves the network to the young end and starts its idle time anew. */
  #touch(name: ModelName, network: Network): void {
    clearTimeout(this.#loaded.get(name)?.release);
    this.#loaded.delete(name);
    const release = setTimeout(() => void this.#inTurn(() => this.#release(name)), this.#idleMs).unref();
    this.#loaded.set(name, { network, release });
  }

  /** Releases the longest unused networks until this one's run fits beside the rest. */
  async #makeRoom(name: ModelName): Promise<void> {
    for (const other of this.loaded()) {
      const others = this.loaded().filter((loaded) => loaded !== name);
      const residentMb = others.reduce((total, loaded) => total + WEIGHTS[loaded].residentMb, 0);
      if (residentMb + WEIGHTS[name].peakMb <= this.#budgetMb) return;
      if (other !== name) await this.#release(other);
    }
  }

  async #release(name: ModelName): Promise<void> {
    const loaded = this.#loaded.get(name);
    if (!loaded) return;
    this.#loaded.delete(name);
    clearTimeout(loaded.release);
    await loaded.network.release();
  }
}
