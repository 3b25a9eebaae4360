export { answerOf } from './answer.ts';
export { type Atelier, type AtelierOptions, createAtelier } from './client.ts';
export { AtelierFailure, failureOf, type RefusedField } from './failure.ts';
export type * from './shapes.ts';
export {
  hasEnded,
  jobHasEnded,
  type WaitOptions,
  waitFor,
  waitForFlatLay,
  waitForJob,
  waitForOnFigure,
  waitForTryOn,
} from './wait.ts';
export { type Watcher, watchOperations } from './watch.ts';
