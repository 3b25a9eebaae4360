import type { ImageRole } from '@atelier/contracts/image-studio';
import { type CheckedImage, type ImageGate, UndecodableImage } from '@atelier/providers';
import type { StudioInput } from '../../studio-jobs/job.ts';
import { StudioError } from './errors.ts';

const DATA_URL = /^data:[^,;]*(;[^,;]+)*;base64,/i;
const PADDING = /={0,2}$/;
const TOO_LARGE = ['too_large', 'too_many_pixels'];

/** The fields of a request that hold pictures, and what those are to the work. */
export type PictureFields = Partial<Record<ImageRole, { field: string; base64: string | undefined }>>;

/**
 * Takes the pictures of a request in: base64 in the shapes that clients write it, then the decode gate.
 * @throws StudioError `bad_request` naming the field
 */
export async function readPictures(
  gate: ImageGate,
  fields: PictureFields,
  signal: AbortSignal,
): Promise<StudioInput[]> {
  const inputs: StudioInput[] = [];
  for (const [role, { field, base64 }] of Object.entries(fields) as [
    ImageRole,
    PictureFields[ImageRole] & {},
  ][]) {
    if (base64 === undefined) continue;
    const bytes = decodeBase64(base64, field);
    const { width, height } = await takePicture(gate, bytes, field, signal);
    inputs.push({ role, bytes, width, height });
  }
  return inputs;
}

/** Sends bytes through the decode gate. @throws StudioError `bad_request` */
export function takePicture(
  gate: ImageGate,
  bytes: Uint8Array,
  field: string,
  signal: AbortSignal,
): Promise<CheckedImage> {
  return gate.check(bytes, signal).catch((error: unknown) => {
    if (error instanceof UndecodableImage) throw refusal(error, field);
    throw error;
  });
}

/** The one picture of a kind that a request must have. */
export function pictureOf(inputs: StudioInput[], wanted: ImageRole): StudioInput {
  const input = inputs.find(({ role }) => role === wanted);
  if (input === undefined) throw new Error(`the request has no picture "${wanted}"`);
  return input;
}

/** Plain or URL-safe alphabet, with or without padding, line breaks or a data URL's head. */
export function decodeBase64(text: string, field: string): Buffer {
  const head = DATA_URL.exec(text.slice(0, 200))?.[0] ?? '';
  const digits = text.slice(head.length).replace(/\s+/g, '');
  const padding = PADDING.exec(digits.slice(-2))?.[0].length ?? 0;
  const unpadded = digits.length - padding;
  const bytes = Buffer.from(digits, 'base64');
  // The decoder leaves out what is none of the alphabet: then there are fewer bytes than digits stand for.
  const isWhole = unpadded > 0 && unpadded % 4 !== 1 && bytes.length === Math.floor((unpadded * 3) / 4);
  if (!isWhole) throw invalid(field);
  return bytes;
}

function invalid(field: string, cause?: unknown): StudioError {
  return new StudioError('bad_request', {
    message: 'Invalid base64 image payload',
    extras: { field },
    cause,
  });
}

function refusal(error: UndecodableImage, field: string): StudioError {
  if (!TOO_LARGE.includes(error.reason)) return invalid(field, error);
  return new StudioError('bad_request', {
    message: `Image is too large: ${error.message}`,
    extras: { field },
  });
}
