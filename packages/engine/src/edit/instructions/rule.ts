import type { Step } from './step.ts';

/** Reads a clause as steps; undefined when it is about something else. `direction`: of quantities, 1 or -1. */
export type Rule = (clause: string, direction: 1 | -1) => Step[] | undefined;
