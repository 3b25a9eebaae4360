import { bytesOf, concat, delimited, fieldsOf, int, textOf } from './protobuf.ts';

/** Field numbers of onnx.proto (ModelProto, GraphProto, ValueInfoProto…), https://github.com/onnx/onnx. */
const MODEL_GRAPH = 7;
const GRAPH_INPUT = 11;
const GRAPH_OUTPUT = 12;
const VALUE_NAME = 1;
const VALUE_TYPE = 2;
const TYPE_TENSOR = 1;
const TENSOR_ELEMENT = 1;
const TENSOR_SHAPE = 2;
const SHAPE_DIMENSION = 1;
const DIMENSION_VALUE = 1;
const DIMENSION_SYMBOL = 2;
const FLOAT32 = 1;

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
 * Frees the height and width of a network `[N, channels, H, W]` whose file fixes them, and keeps only the first
 * output. Right only for fully convolutional graphs that compute every inner size from the running shapes.
 * U-2-Net exports do: each Resize takes its size from a Shape node. Time and memory then follow the area.
 *
 * @param model an ONNX file; not changed
 * @param channels of the one input
 */
export function withFreeSize(model: Uint8Array, channels: number): Uint8Array {
  return concat(
    [...fieldsOf(model)].map((field) =>
      field.number === MODEL_GRAPH && typeof field.value !== 'bigint'
        ? delimited(MODEL_GRAPH, freeGraph(field.value, channels))
        : field.raw,
    ),
  );
}

function freeGraph(graph: Uint8Array, channels: number): Uint8Array[] {
  const kept = [...fieldsOf(graph)].filter(({ number }) => number !== GRAPH_INPUT && number !== GRAPH_OUTPUT);
  const input = firstName(graph, GRAPH_INPUT);
  const output = firstName(graph, GRAPH_OUTPUT);
  return [
    ...kept.map(({ raw }) => raw),
    delimited(GRAPH_INPUT, valueInfo(input, ['batch', channels, 'height', 'width'])),
    delimited(GRAPH_OUTPUT, valueInfo(output, ['batch', 'classes', 'height', 'width'])),
  ];
}

function firstName(graph: Uint8Array, field: number): string {
  const [first] = bytesOf(graph, field);
  if (first === undefined) throw new RangeError('Expected a graph with an input and an output.');
  return textOf(first, VALUE_NAME);
}
