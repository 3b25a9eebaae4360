export { createImageGate, type GateOptions, type ProcessGate } from './local/gate.ts';
export { createLocalAdapter } from './local/local-adapter.ts';
export {
  createLocalProvider,
  type LocalProvider,
  type LocalProviderOptions,
} from './local/local-provider.ts';
export { LOCAL, LOCAL_SPECS } from './local/local-specs.ts';
export * from './provider.ts';
