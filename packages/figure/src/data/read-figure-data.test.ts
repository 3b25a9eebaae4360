import { readFile } from 'node:fs/promises';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readFigureData } from './read-figure-data.ts';

const FILE = new URL('../../data/figure.bin.br', import.meta.url);

test('the committed data is whole and read quickly', async () => {
  const bytes = brotliDecompressSync(await readFile(FILE));
  const started = performance.now();
  const data = readFigureData(bytes);
  expect(performance.now() - started).toBeLessThan(500);
  const vertices = data.base.positions.length / 3;
  expect(vertices).toBe(19_158);
  expect(data.rig.bones).toHaveLength(163);
  expect(data.skinWeights.shares).toHaveLength(vertices * 4);
  for (let at = 0; at < data.skinWeights.shares.length; at += 4) {
    expect(data.skinWeights.shares.subarray(at, at + 4).reduce((sum, share) => sum + share)).toBe(255);
  }
  for (const [name, target] of data.targets) {
    expect(
      target.vertices.every((vertex, i) => vertex < vertices && vertex >= (target.vertices[i - 1] ?? 0)),
      name,
    ).toBe(true);
  }
  for (const [name, proxy] of data.proxies) {
    const own = proxy.anchors.length / 3;
    expect(
      proxy.triangles.every((vertex) => vertex < own),
      name,
    ).toBe(true);
    expect(
      proxy.triangleUvs.every((uv) => 2 * uv < proxy.uvs.length),
      name,
    ).toBe(true);
  }
  expect([...data.proxies.keys()].filter((name) => name.startsWith('hair/'))).toHaveLength(10);
});

test('other bytes are refused', () => {
  expect(() => readFigureData(new TextEncoder().encode('no figure at all'))).toThrow();
});
