import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Domain, ended, openDomain, quiet } from '../../../../test/support/domain.ts';
import { type Behaviour, testProvider } from '../../../../test/support/fake-pictures.ts';
import { order } from '../../../../test/support/orders.ts';
import type { AccountId } from '../accounts/account.ts';
import { beginTask, completeTask, LostAttempt } from '../operations/settle.ts';
import { openQueue } from '../queue/pg-boss.ts';
import { startWorker } from './worker.ts';

let domain: Domain;
let account: AccountId;
let behaviour: Partial<Behaviour>;
let calls: { prepare: number; render: number };

beforeEach(async () => {
  behaviour = {};
  const test = testProvider(behaviour);
  calls = test.calls;
  domain = await openDomain({ provider: test.provider, queue: { retryDelaySeconds: 0 } });
  account = await domain.account();
});
afterEach(() => domain.close());

const create = async (wish: Parameters<typeof order>[1] = {}, by = account) =>
  domain.operations.create(by, order([await domain.upload(by, 'photo')], wish));
const tasks = (id: string) =>
  domain.db.selectFrom('tasks').selectAll().where('operation_id', '=', id).orderBy('step').execute();
const images = () => domain.db.selectFrom('images').select('id').where('origin', '=', 'generated').execute();

/** Resolves when the first render is at work, which then waits for `go`. */
function holdFirstRender() {
  const started = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  behaviour.duringCall = async (call, { signal }) => {
    if (call !== 'render') return;
    started.resolve();
    const aborted = new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    await Promise.race([go.promise, aborted]);
  };
  return { started: started.promise, go: go.resolve };
}

describe('a worker', () => {
  test('tries again after trouble, and succeeds', async () => {
    let troubles = 2; // one less than too many
    behaviour.duringCall = async () => {
      if (troubles-- > 0) throw new Error('the engine process died');
    };
    const worker = await startWorker(domain.parts, 1);
    const id = await create();
    expect((await ended(domain, account, id)).status).toBe('SUCCESS');
    const [prepare] = await tasks(id);
    expect(prepare).toMatchObject({ attempts: 3, failures: 2 });
    await worker.stop(0);
  });

  test('gives up after several troubles with a sentence that gives nothing away', async () => {
    behaviour.duringCall = async () => {
      throw new Error('ENOENT /secret/path');
    };
    const worker = await startWorker(domain.parts, 1);
    const view = await ended(domain, account, await create());
    expect(view).toMatchObject({
      status: 'FAILED',
      error: 'The pictures could not be made; please try again.',
    });
    expect(calls.prepare).toBe(3);
    await worker.stop(0);
  });

  test('lets a running task end within the grace', async () => {
    const render = holdFirstRender();
    const worker = await startWorker(domain.parts, 1);
    const id = await create();
    await render.started;
    const stopped = worker.stop(30_000);
    render.go();
    await stopped;
    expect((await domain.operations.get(account, id))?.status).toBe('SUCCESS');
  });

  test('hands a task back when the grace is over, and that counts as no failure', async () => {
    const render = holdFirstRender();
    const worker = await startWorker(domain.parts, 1);
    const id = await create();
    await render.started;
    await worker.stop(0);
    expect((await tasks(id))[1]).toMatchObject({ status: 'queued', failures: 0 });

    delete behaviour.duringCall;
    await domain.parts.queue.close();
    const queue = await openQueue(domain.address, { sole: true, log: quiet, retryDelaySeconds: 1 });
    const next = await startWorker({ ...domain.parts, queue }, 1);
    expect((await ended(domain, account, id)).status).toBe('SUCCESS');
    expect((await tasks(id))[1]).toMatchObject({ status: 'done', failures: 0, attempts: 2 });
    await next.stop(0);
    await queue.close();
  });

  test('ends the other tasks of an operation when one cannot be done', async () => {
    behaviour.duringCall = async (call) => {
      if (call === 'render' && calls.render > 1) throw new Error('trouble');
    };
    const worker = await startWorker(domain.parts, 1);
    const id = await create({ generations: 3 });
    expect((await ended(domain, account, id)).status).toBe('FAILED');
    expect(await images()).toEqual([]);
    expect((await tasks(id)).map(({ status }) => status).sort()).toEqual([
      'cancelled',
      'done',
      'done',
      'failed',
    ]);
    await worker.stop(0);
  });
});

describe('two attempts at one task', () => {
  test('count once: the late one loses, and what it stored is gone', async () => {
    const id = await create();
    const [task] = await tasks(id);
    const zombie = await beginTask(domain.parts, task?.id ?? '');
    const heir = await beginTask(domain.parts, task?.id ?? '');
    if (zombie === null || heir === null) throw new Error('both should have begun');
    const finish = (attempt: typeof zombie, content: string) =>
      domain.parts.storage.hold(account, Buffer.from(content)).then((held) =>
        completeTask(domain.parts, attempt, [], async (tx) => {
          await domain.parts.storage.refer(tx, held);
          return { key: held.key, timings: {} };
        }).catch(async (error: unknown) => {
          await domain.parts.storage.discard(held);
          throw error;
        }),
      );
    await finish(heir, 'by the heir');
    const before = await domain.files();
    await expect(finish(zombie, 'by the zombie')).rejects.toThrow(LostAttempt);
    expect(await domain.files()).toEqual(before);
  });

  test('at every picture by two racing workers leave one picture each', async () => {
    const queue = await openQueue(domain.address, { sole: false, log: quiet, retryDelaySeconds: 1 });
    const workers = [await startWorker(domain.parts, 2), await startWorker({ ...domain.parts, queue }, 2)];
    const ids = await Promise.all(Array.from({ length: 10 }, () => create({ generations: 2 })));
    for (const id of ids) expect((await ended(domain, account, id)).status).toBe('SUCCESS');
    expect(await images()).toHaveLength(20);
    for (const worker of workers) await worker.stop(0);
    await queue.close();
  });
});

describe('taking turns', () => {
  /** Works with one slot until the operation has ended. */
  async function serve(id: string, by = account): Promise<void> {
    const worker = await startWorker(domain.parts, 1);
    await ended(domain, by, id);
    await worker.stop(1000);
  }
  /** How many pictures of others were begun before the last one of this operation. */
  const othersBefore = async (id: string) => {
    const rows = await domain.db
      .selectFrom('tasks')
      .select('operation_id')
      .where('kind', '=', 'render')
      .orderBy('started_at')
      .execute();
    const last = rows.findLastIndex((row) => row.operation_id === id);
    return rows.slice(0, last).filter((row) => row.operation_id !== id).length;
  };

  test('a newcomer does not wait for the 200 tasks of a busy account', async () => {
    for (let n = 0; n < 50; n++) await create({ generations: 4, hints: { title: `${n}` } });
    const newcomer = await domain.account('newcomer');
    const id = await create({}, newcomer);
    await serve(id, newcomer);
    expect(await othersBefore(id)).toBeLessThan(5);
  });

  test('online work overtakes offline work, also of the same account', async () => {
    for (let n = 0; n < 5; n++) await create({ generations: 4, hints: { title: `${n}` } });
    const id = await create({ priority: 'online' });
    await serve(id);
    expect(await othersBefore(id)).toBe(0);
  });

  test('an account cannot put its new work before its old work', async () => {
    const first = await create({ generations: 4 });
    const second = await create({ generations: 1, hints: { title: 'later' } });
    await serve(second);
    expect(await othersBefore(second)).toBe(4);
    expect(await othersBefore(first)).toBe(0);
  });
});
