/**
 * The protobuf wire format, as much of it as reading and writing ONNX files takes (varints, 32/64-bit words and
 * length-delimited fields; groups do not occur). Reading copies nothing: payloads are views.
 * Source: https://protobuf.dev/programming-guides/encoding/
 */

/** One field of a message: a number for wire types 0, 1 and 5, bytes for wire type 2. */
export interface Field {
  readonly number: number;
  readonly value: bigint | Uint8Array;
  /** The field as it lies in the message, tag included: writing it again keeps it as it was. */
  readonly raw: Uint8Array;
}

const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

/**
 * The fields of a message in their order.
 * @throws RangeError when the message is cut short or uses a wire type that ONNX files do not use
 */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0;
  while (at < message.length) {
    const start = at;
    const tag = readVarint(message, at);
    const number = Number(tag.value >> 3n);
    const payload = readPayload(message, tag.end, Number(tag.value & 7n));
    at = payload.end;
    yield { number, value: payload.value, raw: message.subarray(start, at) };
  }
}

/** The payload of every length-delimited field with this number. */
export function bytesOf(message: Uint8Array, number: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (const field of fieldsOf(message)) {
    if (field.number === number && typeof field.value !== 'bigint') found.push(field.value);
  }
  return found;
}

/** The first string field with this number, or an empty string (the format's own default). */
export function textOf(message: Uint8Array, number: number): string {
  const [first] = bytesOf(message, number);
  return first === undefined ? '' : new TextDecoder().decode(first);
}

/** An integer field. */
export function int(number: number, value: number): Uint8Array {
  return concat([varint(number << 3), varint(value)]);
}

/** A length-delimited field: a string, raw bytes, or the parts of a nested message. */
export function delimited(number: number, content: string | Uint8Array | readonly Uint8Array[]): Uint8Array {
  const bytes = contentBytes(content);
  return concat([varint((number << 3) | LENGTH_DELIMITED), varint(bytes.length), bytes]);
}

/** Joins parts into one message. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

function contentBytes(content: string | Uint8Array | readonly Uint8Array[]): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : concat(content);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 128 : low);
  } while (rest > 0);
  return Uint8Array.from(bytes);
}

function readVarint(bytes: Uint8Array, start: number): { value: bigint; end: number } {
  let value = 0n;
  let shift = 0n;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]!;
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return { value, end: at + 1 };
    shift += 7n;
  }
  throw new RangeError('Expected a complete varint but the message ends.');
}

function readPayload(
  bytes: Uint8Array,
  start: number,
  wireType: number,
): { value: bigint | Uint8Array; end: number } {
  if (wireType === VARINT) return readVarint(bytes, start);
  if (wireType === FIXED32)
    return { value: BigInt(view(bytes, start, 4).getUint32(0, true)), end: start + 4 };
  if (wireType === FIXED64) return { value: view(bytes, start, 8).getBigUint64(0, true), end: start + 8 };
  if (wireType !== LENGTH_DELIMITED)
    throw new RangeError(`Expected an ONNX wire type but received ${wireType}.`);
  const length = readVarint(bytes, start);
  const end = length.end + Number(length.value);
  if (end > bytes.length) throw new RangeError('Expected a complete field but the message ends.');
  return { value: bytes.subarray(length.end, end), end };
}

function view(bytes: Uint8Array, start: number, length: number): DataView {
  if (start + length > bytes.length) throw new RangeError('Expected a complete field but the message ends.');
  return new DataView(bytes.buffer, bytes.byteOffset + start, length);
}
