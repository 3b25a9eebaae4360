export { createImageGate, type GateOptions, type ProcessGate } from './local/gate.ts';
export {
  createLocalProvider,
  type LocalProvider,
  type LocalProviderOptions,
} from './local/local-provider.ts';
export * from './provider.ts';
