import { bytesOf, concat, delimited, fieldsOf, int } from './protobuf.ts';

/** Field numbers of onnx.proto (ModelProto, GraphProto, ValueInfoProto…), https://github.com/onnx/onnx. */
const MODEL_GRAPH = 7;
const GRAPH_INPUT = 11;
const GRAPH_OUTPUT = 12;
const GRAPH_VALUE_INFO = 13;
const VALUE_NAME = 1;
const VALUE_TYPE = 2;
const TYPE_TENSOR = 1;
const TENSOR_ELEMENT = 1;
const TENSOR_SHAPE = 2;
const SHAPE_DIMENSION = 1;
const DIMENSION_VALUE = 1;
const DIMENSION_SYMBOL = 2;
const FLOAT32 = 1;

const HEIGHT_AND_WIDTH = [2, 3] as const;

/** A float32 input or output of a graph; a text dimension is symbolic: any size at run time. */
export function valueInfo(name: string, dims: readonly (number | string)[]): Uint8Array {
  const shape = dims.map((dim) =>
    delimited(
      SHAPE_DIMENSION,
      typeof dim === 'number' ? int(DIMENSION_VALUE, dim) : delimited(DIMENSION_SYMBOL, dim),
    ),
  );
  const tensor = [int(TENSOR_ELEMENT, FLOAT32), delimited(TENSOR_SHAPE, shape)];
  return concat([delimited(VALUE_NAME, name), delimited(VALUE_TYPE, [delimited(TYPE_TENSOR, tensor)])]);
}

/**
 * Frees the height and width of a network `[N, C, H, W]` whose file fixes them, and demotes all outputs but the
 * first to inner values, so that onnxruntime need not keep them. Time and memory of a run then follow the area
 * asked for. Right only for fully convolutional graphs that take every inner size from the running shapes, as the
 * U-2-Net exports do (each Resize is fed by a Shape node).
 *
 * Works in place, as each change has the length of what it replaces: a copy would cost the size of the file.
 *
 * @param model an ONNX file; changed
 * @throws RangeError when a fixed size is not written in the three bytes of 128..16383
 */
export function freeSize(model: Uint8Array): void {
  const [graph] = bytesOf(model, MODEL_GRAPH);
  if (!graph) throw new RangeError('Expected an ONNX file with a graph.');
  let outputs = 0;
  for (const { number, value, raw } of fieldsOf(graph)) {
    if (typeof value === 'bigint' || (number !== GRAPH_INPUT && number !== GRAPH_OUTPUT)) continue;
    freeDimensions(value);
    if (number === GRAPH_OUTPUT && ++outputs > 1) raw[0] = tagOf(GRAPH_VALUE_INFO);
  }
}

function freeDimensions(value: Uint8Array): void {
  const [type] = bytesOf(value, VALUE_TYPE);
  const [tensor] = type ? bytesOf(type, TYPE_TENSOR) : [];
  const [shape] = tensor ? bytesOf(tensor, TENSOR_SHAPE) : [];
  const dimensions = shape ? bytesOf(shape, SHAPE_DIMENSION) : [];
  for (const axis of HEIGHT_AND_WIDTH) {
    const dimension = dimensions[axis];
    if (!dimension || !isFixed(dimension)) continue;
    const symbol = delimited(DIMENSION_SYMBOL, axis === 2 ? 'h' : 'w');
    if (dimension.length !== symbol.length) throw new RangeError('Expected a size between 128 and 16383.');
    dimension.set(symbol);
  }
}

function isFixed(dimension: Uint8Array): boolean {
  return [...fieldsOf(dimension)].some(({ number }) => number === DIMENSION_VALUE);
}

/** The one-byte tag of a length-delimited field below 16. */
function tagOf(number: number): number {
  return (number << 3) | 2;
}
