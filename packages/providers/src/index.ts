export { createImageGate, type GateOptions } from './local/gate.ts';
export * from './provider.ts';
