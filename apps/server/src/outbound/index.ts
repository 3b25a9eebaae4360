export { parseAllowList } from './allow-list.ts';
export {
  createFetchGate,
  type Fetched,
  type FetchGate,
  type FetchGateOptions,
  type FetchLimits,
} from './fetch-gate.ts';
export { createHttpPort, type HttpPortOptions } from './http-port.ts';
export { type FetchRefusalReason, FetchRefused } from './refusal.ts';
