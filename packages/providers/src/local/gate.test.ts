import { afterAll, describe, expect, test } from 'vitest';
import {
  avifClaiming,
  bytesOf,
  gifClaiming,
  heic,
  pngClaiming,
} from '../../../../test/support/forged-files.ts';
import { photo } from '../../../../test/support/photos.ts';
import { rssMb, until } from '../../../../test/support/processes.ts';
import { UndecodableImage } from '../provider.ts';
import { createImageGate } from './gate.ts';

const warnings: string[] = [];
const gate = createImageGate({ log: { warn: (message) => warnings.push(message) } });
afterAll(() => gate.close());

/** What the gate refuses, each in another way. */
async function badFiles(): Promise<Uint8Array[]> {
  const whole = photo('product-mug.jpg');
  return [
    new Uint8Array(0),
    bytesOf('no picture at all'),
    pngClaiming(60_000, 60_000),
    pngClaiming(4_000, 4_000),
    gifClaiming(65_535, 65_535),
    await avifClaiming(60_000),
    await avifClaiming(17_000),
    photo('bad-crash.tif'),
    photo('fmt-truncated.png'),
    whole.subarray(0, whole.length / 2),
  ];
}

async function msToRefuse(bytes: Uint8Array): Promise<number> {
  const start = performance.now();
  await expect(gate.check(bytes)).rejects.toBeInstanceOf(UndecodableImage);
  return performance.now() - start;
}

describe('the gate', () => {
  test('gives a picture that may be served', async () => {
    const checked = await gate.check(photo('fmt-exif-landscape-6.jpg'));
    expect(checked).toMatchObject({ mime: 'image/jpeg', width: 600, height: 450 });
    expect(checked.served).toBeInstanceOf(Uint8Array);
  });

  test('refuses with the reason and the public sentence', async () => {
    const refused = gate.check(heic());
    await expect(refused).rejects.toMatchObject({
      reason: 'unsupported',
      message: expect.stringContaining('HEIC'),
    });
  });

  test('refuses bad files within 200 ms, also while large ones are being decoded', async () => {
    const large = Array.from({ length: 4 }, () => gate.check(photo('person-half-denim.jpg')));
    for (const bytes of await badFiles()) {
      // Of three, because other tests share the two cores.
      const attempts = [await msToRefuse(bytes), await msToRefuse(bytes), await msToRefuse(bytes)];
      expect(Math.min(...attempts)).toBeLessThan(200);
    }
    await Promise.all(large);
  });

  test('does not grow by what it refuses', async () => {
    const files = await badFiles();
    for (const bytes of files) await msToRefuse(bytes);
    const pid = gate.pid()!;
    const before = rssMb(pid);
    for (let round = 0; round < 30; round++) await Promise.all(files.map(msToRefuse));
    expect(gate.pid()).toBe(pid);
    expect(rssMb(pid) - before).toBeLessThan(30);
  });

  test('makes smaller pictures of the same shape, and none larger', async () => {
    expect(await gate.shrink(photo('fmt-exif-landscape-6.jpg'), 300)).toMatchObject({
      width: 300,
      height: 225,
    });
    expect(await gate.shrink(photo('fmt-exif-landscape-6.jpg'), 2000)).toMatchObject({ width: 600 });
  });

  test('survives the death of its process: what it was busy with is tried again', async () => {
    await gate.check(photo('product-mug.jpg'));
    const pid = gate.pid()!;
    const checks = Array.from({ length: 4 }, () => gate.check(photo('person-half-denim.jpg')));
    process.kill(pid, 'SIGKILL');
    for (const { width } of await Promise.all(checks)) expect(width).toBe(853);
    expect(gate.pid()).not.toBe(pid);
    expect(warnings.at(-1)).toContain('SIGKILL');
  });

  test('refuses a file that takes its process down twice', async () => {
    await gate.check(photo('product-mug.jpg'));
    const killed = new Set<number>();
    const checking = gate.check(photo('person-half-denim.jpg'));
    const settled = checking.then(
      () => true,
      () => true,
    );
    for (let deaths = 0; deaths < 2; deaths++) {
      await until(() => gate.pid() !== undefined && !killed.has(gate.pid()!));
      killed.add(gate.pid()!);
      process.kill(gate.pid()!, 'SIGKILL');
    }
    await settled;
    await expect(checking).rejects.toMatchObject({ name: 'UndecodableImage', reason: 'damaged' });
  });

  test('rejects with the reason of the signal', async () => {
    const controller = new AbortController();
    const checking = gate.check(photo('product-mug.jpg'), controller.signal);
    controller.abort(new Error('no longer wanted'));
    await expect(checking).rejects.toThrow('no longer wanted');
  });
});
