import { afterEach, expect, test } from 'vitest';
import type { OddCalls } from '../../../../test/support/odd-child.ts';
import { isRunning, until } from '../../../../test/support/processes.ts';
import { ProviderUnavailable } from '../provider.ts';
import { Child, type ChildOptions } from './child.ts';

const warnings: string[] = [];
const children: Child<OddCalls>[] = [];
afterEach(async () => {
  warnings.length = 0;
  await Promise.all(children.splice(0).map((child) => child.close()));
});

function start(options: Partial<ChildOptions> = {}): Child<OddCalls> {
  const entry = new URL('../../../../test/support/odd-child.ts', import.meta.url);
  const warn = (message: string) => warnings.push(message);
  const child = new Child<OddCalls>({ entry, maxRssMb: 1000, stallMs: 30_000, warn, ...options });
  children.push(child);
  return child;
}

test('values keep their types on the way there and back', async () => {
  const value = {
    bytes: Uint8Array.of(1, 2),
    at: new Date(0),
    missing: undefined,
    list: new Map([['a', 1]]),
  };
  const echoed = await start().call('echo', value);
  expect(echoed).toEqual(value);
});

test('an exception keeps its message, and its stack as the cause', async () => {
  const failing = start().call('fail', 'broken');
  await expect(failing).rejects.toMatchObject({
    message: 'broken',
    cause: expect.stringMatching(/TypeError.*the deeper reason/s),
  });
});

test('a process that hangs is killed; its calls may be tried again', async () => {
  const child = start({ stallMs: 2_000 });
  await expect(child.call('hang', null)).rejects.toBeInstanceOf(ProviderUnavailable);
  await expect(child.call('echo', 'alive')).resolves.toBe('alive');
});

test('a process that has grown finishes its calls and is replaced', async () => {
  const child = start({ maxRssMb: 1 });
  const pid = child.pid!;
  const controller = new AbortController();
  const waiting = child.call('wait', null, { signal: controller.signal });
  waiting.catch(() => undefined);
  await child.call('echo', 'grown already');
  expect(isRunning(pid)).toBe(true);
  await expect(child.call('echo', 'next')).resolves.toBe('next');
  controller.abort();
  await until(() => !isRunning(pid));
  expect(warnings).toEqual([]);
});

test('progress is told, and an abort reaches the process', async () => {
  const child = start();
  const controller = new AbortController();
  const stages: string[] = [];
  const waiting = child.call('wait', null, {
    signal: controller.signal,
    onProgress: (stage, fraction) => {
      stages.push(`${stage} ${fraction}`);
      controller.abort(new Error('enough'));
    },
  });
  await expect(waiting).rejects.toThrow('enough');
  expect(stages).toEqual(['waiting 0.5']);
});

test('a process that cannot start is told of, and its calls may be tried again', async () => {
  const child = start({ entry: new URL('./no-such-file.ts', import.meta.url) });
  await expect(child.call('echo', 1)).rejects.toBeInstanceOf(ProviderUnavailable);
  expect(warnings.join()).toContain('no-such-file');
});
