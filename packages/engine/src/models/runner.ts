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
  expect(name: ModelName): void;
  /** Waits for the running inference and releases all networks. */
  close(): Promise<void>;
}

const DEFAULT_THREADS = 2;
const DEFAULT_BUDGET_MB = 1400;
const DEFAULT_IDLE_MS = 120_000;

/**
 * Finds and checks the weights, then runs networks: loaded at first use, one inference of onnxruntime (in this
 * thread) and one of WebAssembly (in its own) at a time, others released (least recently used first) when the next run
 * would not fit the budget, all of them when idle.
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
  /** Set while nobody uses it. */
  release?: NodeJS.Timeout;
}

/** onnxruntime blocks this thread and shares its cores; WebAssembly has threads of its own and may run beside it. */
type Lane = 'onnxruntime' | 'wasm';

const laneOf = (name: ModelName): Lane =>
  WEIGHTS[name].format === 'tflite' || WEIGHTS[name].format === 'tfjs-graph' ? 'wasm' : 'onnxruntime';

class Runner implements OwnedModels {
  readonly #paths: ReadonlyMap<ModelName, string[]>;
  readonly #threads: number;
  readonly #budgetMb: number;
  readonly #idleMs: number;
  /** In order of last use. */
  readonly #loaded = new Map<ModelName, Loaded>();
  /** Settled, never rejected, when the run is over; at most one per lane. */
  readonly #running = new Map<ModelName, Promise<unknown>>();
  readonly #lanes: Record<Lane, Turns> = { onnxruntime: new Turns(), wasm: new Turns() };
  /** Loading and releasing, of whichever lane: the budget is one. */
  readonly #memory = new Turns();

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
    return this.#lanes[laneOf(name)].take(async () => {
      const { outputs } = await this.#memory.take(() => this.#start(name, inputs));
      return outputs;
    });
  }

  expect(name: ModelName): void {
    if (!this.available(name)) return;
    const loading = this.#lanes[laneOf(name)].take(() => this.#memory.take(() => this.#load(name)));
    // Whoever runs the network tries again, and is told.
    loading.catch(() => {});
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#lanes).map((lane) => lane.take(async () => {})));
    await this.#memory.take(async () => {
      for (const name of this.loaded()) await this.#release(name);
    });
  }

  /** Makes room for a run and loads if need be. */
  async #load(name: ModelName): Promise<Network> {
    await this.#makeRoom(name);
    const network =
      this.#loaded.get(name)?.network ??
      (await loadNetwork(WEIGHTS[name], this.#paths.get(name) ?? [], this.#threads));
    this.#touch(name, { network, release: this.#releaseLater(name) });
    return network;
  }

  /** Loads if need be and starts a run. In an object, since the run's end is not waited for here. */
  async #start(name: ModelName, inputs: Record<string, Tensor>) {
    const network = await this.#load(name);
    this.#touch(name, { network });
    const outputs = network.run(inputs).finally(() => {
      this.#running.delete(name);
      this.#touch(name, { network, release: this.#releaseLater(name) });
    });
    this.#running.set(
      name,
      outputs.catch(() => {}),
    );
    return { outputs };
  }

  /** Moves the network to the young end. */
  #touch(name: ModelName, loaded: Loaded): void {
    clearTimeout(this.#loaded.get(name)?.release);
    this.#loaded.delete(name);
    this.#loaded.set(name, loaded);
  }

  #releaseLater(name: ModelName): NodeJS.Timeout {
    const release = () => this.#memory.take(async () => this.#running.has(name) || this.#release(name));
    return setTimeout(() => void release(), this.#idleMs).unref();
  }

  /**
   * Releases the longest unused networks until this one's run fits beside the rest; what runs in the other lane
   * is waited for when nothing else is left to release.
   */
  async #makeRoom(name: ModelName): Promise<void> {
    while (!this.#fits(name)) {
      const idle = this.loaded().find((other) => other !== name && !this.#running.has(other));
      if (idle) await this.#release(idle);
      else await Promise.race(this.#running.values());
    }
  }

  #fits(name: ModelName): boolean {
    const others = this.loaded().filter((loaded) => loaded !== name);
    const takenMb = others.reduce((total, other) => {
      const { peakMb, residentMb } = WEIGHTS[other];
      return total + (this.#running.has(other) ? peakMb : residentMb);
    }, 0);
    return takenMb + WEIGHTS[name].peakMb <= this.#budgetMb;
  }

  async #release(name: ModelName): Promise<void> {
    const loaded = this.#loaded.get(name);
    if (!loaded) return;
    this.#loaded.delete(name);
    clearTimeout(loaded.release);
    await loaded.network.release();
  }
}

/** Work done one piece after the other, in the order of asking. */
class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
