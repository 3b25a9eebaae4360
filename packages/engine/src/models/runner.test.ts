import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photo } from '../../../../test/support/photos.ts';
import { until } from '../../../../test/support/processes.ts';
import type { Tensor } from './models.ts';
import { createModels, type OwnedModels } from './runner.ts';

const warnings: string[] = [];
let models: OwnedModels;
beforeAll(async () => {
  models = await createModels({ warn: (message) => warnings.push(message) });
});
afterAll(() => models.close());

const IMAGENET = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] };

/** A photo as `[1, 3, side, side]`, values of 0..255 through `scale`. */
async function planar(name: string, side: number, scale: (value: number, channel: number) => number) {
  const pixels = await sharp(photo(name)).resize(side, side, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  const data = new Float32Array(3 * side * side);
  for (let i = 0; i < side * side; i++) {
    for (let c = 0; c < 3; c++) data[c * side * side + i] = scale(pixels[i * 3 + c]!, c);
  }
  return { data, dims: [1, 3, side, side] };
}
const symmetric = (value: number) => value / 127.5 - 1;

/** The value of one channel at a place given in fractions of the picture; `[1, channels, height, width]`. */
function at(tensor: Tensor, channel: number, fx: number, fy: number): number {
  const [, , height = 0, width = 0] = tensor.dims;
  return tensor.data[(channel * height + Math.floor(fy * height)) * width + Math.floor(fx * width)]!;
}

describe('the networks', () => {
  test('are all there in a whole install', () => {
    expect(warnings).toEqual([]);
    for (const name of [
      'u2net',
      'modnet',
      'cloth',
      'multiclass',
      'migan',
      'esrgan-x2',
      'esrgan-x2-fine',
    ] as const) {
      expect(models.available(name)).toBe(true);
    }
  });

  test('u2net sees the product and not the ground', async () => {
    const { mean, deviation } = IMAGENET;
    const scale = (value: number, c: number) => (value / 255 - mean[c]!) / deviation[c]!;
    const outputs = await models.run('u2net', {
      'input.1': await planar('product-tee-blue-front.jpg', 320, scale),
    });
    expect(Object.keys(outputs)).toEqual(['1959']);
    expect(at(outputs['1959']!, 0, 0.5, 0.5)).toBeGreaterThan(0.9);
    expect(at(outputs['1959']!, 0, 0.02, 0.02)).toBeLessThan(0.1);
  });

  test('modnet sees the person, at a size of the caller', async () => {
    const { output } = await models.run('modnet', {
      input: await planar('person-half-denim.jpg', 352, symmetric),
    });
    expect(output?.dims).toEqual([1, 1, 352, 352]);
    expect(at(output!, 0, 0.5, 0.6)).toBeGreaterThan(0.9);
  });

  test('cloth runs at a size that its file does not have, and tells the top', async () => {
    const { output } = await models.run('cloth', {
      input: await planar('product-worn-tee-blue.jpg', 384, symmetric),
    });
    expect(output?.dims).toEqual([1, 4, 384, 384]);
    const scores = [0, 1, 2, 3].map((label) => at(output!, label, 0.5, 0.5));
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
  });

  test('esrgan doubles a picture and keeps its colours', async () => {
    const picture = await planar('product-flat-tee-stripes.jpg', 64, (value) => value);
    const { SR } = await models.run('esrgan-x2', { LR: picture });
    expect(SR?.dims).toEqual([1, 3, 128, 128]);
    const mean = (values: ArrayLike<number>) =>
      Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean(SR!.data) - mean(picture.data))).toBeLessThan(3);
  });

  test('multiclass tells clothes from background', async () => {
    const pixels = await sharp(photo('person-half-denim.jpg'))
      .resize(256, 256, { fit: 'fill' })
      .raw()
      .toBuffer();
    const input = { data: Float32Array.from(pixels, symmetric), dims: [1, 256, 256, 3] };
    const { output } = await models.run('multiclass', { input });
    expect(output?.dims).toEqual([1, 256, 256, 6]);
    const pixel = (180 * 256 + 128) * 6;
    const scores = Array.from(output!.data.subarray(pixel, pixel + 6));
    expect(scores.indexOf(Math.max(...scores))).toBe(4);
  });

  test('a wrong input is an error, and the next run works', async () => {
    const wrong = models.run('modnet', { image: { data: new Float32Array(3), dims: [1, 3, 1, 1] } });
    await expect(wrong).rejects.toThrow();
    const { output } = await models.run('modnet', { input: await planar('product-mug.jpg', 96, symmetric) });
    expect(output?.dims).toEqual([1, 1, 96, 96]);
  });

  test('a wrong input to the network with its own thread is an error, and the next run works', async () => {
    await expect(models.run('multiclass', { image: zeros(1, 256, 256, 3) })).rejects.toThrow('"input"');
    const { output } = await models.run('multiclass', { input: zeros(1, 256, 256, 3) });
    expect(output?.dims).toEqual([1, 256, 256, 6]);
  });
});

const zeros = (...dims: number[]): Tensor => ({
  data: new Float32Array(dims.reduce((product, dim) => product * dim)),
  dims,
});

describe('memory', () => {
  const tiny = { data: new Float32Array(3 * 32 * 32), dims: [1, 3, 32, 32] };

  test('is made by releasing what was not used for longest', async () => {
    const tight = await createModels({ budgetMb: 340 });
    await tight.run('modnet', { input: tiny });
    await tight.run('esrgan-x2', { LR: tiny });
    expect(tight.loaded()).toEqual(['modnet', 'esrgan-x2']);
    await tight.run('modnet', { input: tiny });
    expect(tight.loaded()).toEqual(['modnet']);
    await tight.close();
    expect(tight.loaded()).toEqual([]);
  });

  test('is made for an expected network before it is run', async () => {
    const small = await createModels({ budgetMb: 340, idleMs: 50 });
    small.expect('esrgan-x2');
    small.expect('cloth');
    await until(() => small.loaded().includes('esrgan-x2'));
    expect(small.loaded()).toEqual(['esrgan-x2']);
    await until(() => small.loaded().length === 0);
    await small.close();
  });

  test('that a network would never get makes it unavailable', async () => {
    const small = await createModels({ budgetMb: 400 });
    expect(small.available('modnet')).toBe(true);
    expect(small.available('cloth')).toBe(false);
    await expect(small.run('cloth', { input: tiny })).rejects.toThrow('available');
  });

  test('that two networks asked at once do not have together is used by one after the other', async () => {
    const tight = await createModels({ budgetMb: 330 });
    const [person, parts] = await Promise.all([
      tight.run('modnet', { input: tiny }),
      tight.run('multiclass', { input: zeros(1, 256, 256, 3) }),
    ]);
    expect(person.output?.dims).toEqual([1, 1, 32, 32]);
    expect(parts.output?.dims).toEqual([1, 256, 256, 6]);
    expect(tight.loaded()).toEqual(['multiclass']);
    await tight.close();
  });

  test('is given back when idle', async () => {
    const idle = await createModels({ idleMs: 10 });
    await idle.run('esrgan-x2', { LR: tiny });
    await until(() => idle.loaded().length === 0);
    expect((await idle.run('esrgan-x2', { LR: tiny })).SR?.dims).toEqual([1, 3, 64, 64]);
    await idle.close();
  });
});
