import * as ort from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { freeSize, valueInfo } from './onnx-shape.ts';
import { concat, delimited, int } from './protobuf.ts';

/** A network of two rectifiers in a row, each an output, at a fixed size. */
function rectifiers(side: number): Uint8Array {
  const node = (input: string, output: string) =>
    delimited(1, [delimited(1, input), delimited(2, output), delimited(4, 'Relu')]);
  const graph = [
    node('in', 'inner'),
    node('inner', 'out'),
    delimited(2, 'graph'),
    delimited(11, valueInfo('in', ['batch', 1, side, side])),
    delimited(12, valueInfo('out', ['batch', 1, side, side])),
    delimited(12, valueInfo('inner', ['batch', 1, side, side])),
  ];
  return concat([int(1, 8), delimited(7, graph), delimited(8, int(2, 13))]);
}

const open = (model: Uint8Array) => ort.InferenceSession.create(model, { logSeverityLevel: 3 });
const input = () => ({ in: new ort.Tensor('float32', Float32Array.of(-1, 2, 3, -4, 5, 6), [1, 1, 2, 3]) });

test('a network of a fixed size runs at any size after it was freed', async () => {
  const model = rectifiers(768);
  const length = model.length;
  await expect((await open(model)).run(input())).rejects.toThrow('dimensions');
  freeSize(model);
  expect(model).toHaveLength(length);
  const { out } = await (await open(model)).run(input());
  expect(Array.from(out?.data as Float32Array)).toEqual([0, 2, 3, 0, 5, 6]);
});

test('only the first output is left', async () => {
  const model = rectifiers(768);
  freeSize(model);
  expect((await open(model)).outputNames).toEqual(['out']);
});

test('a size that takes other than three bytes is refused, as nothing may move', () => {
  expect(() => freeSize(rectifiers(64))).toThrow(RangeError);
  expect(() => freeSize(int(1, 8))).toThrow('graph');
});
