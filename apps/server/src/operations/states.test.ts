import { OPERATION_STATUSES } from '@atelier/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TaskStatus } from '../store/tables.ts';
import { isFinal, judge, mayMove } from './states.ts';

const status = fc.constantFrom(...OPERATION_STATUSES);

describe('states of an operation', () => {
  test('a final state never changes', () => {
    fc.assert(fc.property(status, status, (from, to) => !(isFinal(from) && mayMove(from, to))));
  });

  test('whatever is asked for, a walk never gets back to CREATED and ends after the first final state', () => {
    fc.assert(
      fc.property(fc.array(status), (wishes) => {
        let state: (typeof OPERATION_STATUSES)[number] = 'CREATED';
        const visited = wishes.flatMap((wish) => {
          if (!mayMove(state, wish)) return [];
          state = wish;
          return [wish];
        });
        expect(visited).not.toContain('CREATED');
        const firstFinal = visited.findIndex(isFinal);
        expect(firstFinal === -1 || firstFinal === visited.length - 1).toBe(true);
      }),
    );
  });
});

/** Steps with their tasks, driven as the server does it, tasks ending in any order and way. */
const plans = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });

describe('the verdict over tasks', () => {
  test('every run in which nothing fails ends in success, each step after the one before', () => {
    fc.assert(
      fc.property(plans, fc.infiniteStream(fc.nat()), (sizes, picks) => {
        const tasks = sizes.flatMap((size, step) =>
          Array.from({ length: size }, () => ({
            step,
            status: (step === 0 ? 'queued' : 'waiting') as TaskStatus,
          })),
        );
        for (;;) {
          const verdict = judge(tasks);
          if (verdict.next === 'succeed') break;
          if (verdict.next === 'queue-step') {
            expect(
              tasks.filter((task) => task.step < verdict.step).every((task) => task.status === 'done'),
            ).toBe(true);
            for (const task of tasks) if (task.step === verdict.step) task.status = 'queued';
            continue;
          }
          expect(verdict).toEqual({ next: 'wait' });
          const ready = tasks.filter((task) => task.status === 'queued');
          const picked = ready[(picks.next().value ?? 0) % ready.length];
          if (picked === undefined) throw new Error('waits for nothing');
          picked.status = 'done';
        }
        expect(tasks.every((task) => task.status === 'done')).toBe(true);
      }),
    );
  });

  test('one failed task fails the operation whatever the others are', () => {
    const any = fc.constantFrom<TaskStatus>('waiting', 'queued', 'running', 'done', 'failed', 'cancelled');
    fc.assert(
      fc.property(fc.array(fc.record({ step: fc.nat(2), status: any })), fc.nat(2), (others, step) => {
        expect(judge([...others, { step, status: 'failed' }])).toEqual({ next: 'fail' });
      }),
    );
  });

  test('where losses are borne, what was done is the result once nothing is open, and nothing done is a failure', () => {
    const ended = fc.constantFrom<TaskStatus>('done', 'failed');
    const tasks = fc.array(fc.record({ step: fc.constant(0), status: ended }), { minLength: 1 });
    fc.assert(
      fc.property(tasks, (all) => {
        const isAnyDone = all.some(({ status }) => status === 'done');
        expect(judge(all, 'borne')).toEqual({ next: isAnyDone ? 'succeed' : 'fail' });
        expect(judge([...all, { step: 0, status: 'running' }], 'borne')).toEqual({ next: 'wait' });
      }),
    );
  });
});
