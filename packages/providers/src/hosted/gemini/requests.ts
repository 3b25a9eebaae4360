import { instructionFor } from '../instruction.ts';
import type { ImageIn, OperationRequest } from '../operation.ts';

/** A part of a turn: words, or a picture. */
type Part = { text: string } | { inlineData: { mimeType: string; data: string } };

/** The body of `generateContent`, with what image models on the Gemini API know and nothing of Vertex. */
export interface GenerateContent {
  contents: readonly { role: 'user'; parts: readonly Part[] }[];
  generationConfig: {
    responseModalities: readonly ['IMAGE'];
    imageConfig?: { aspectRatio: string; imageSize?: string };
    seed?: number;
  };
}

/** Words first, then the pictures in the order in which the words number them. */
export function bodyOf(request: OperationRequest): GenerateContent {
  const { images, seed, size } = request;
  const pictures = images.filter(({ role }) => role !== 'mask').map(partOf);
  return {
    contents: [{ role: 'user', parts: [{ text: instructionFor(request) }, ...pictures] }],
    generationConfig: {
      responseModalities: ['IMAGE'],
      ...(size && 'ratio' in size ? { imageConfig: imageConfigOf(size) } : {}),
      ...(seed === undefined ? {} : { seed }),
    },
  };
}

function partOf({ bytes, mime }: ImageIn): Part {
  return { inlineData: { mimeType: mime, data: Buffer.from(bytes).toString('base64') } };
}

function imageConfigOf({ ratio, tier }: { ratio: string; tier?: string }) {
  return { aspectRatio: ratio, ...(tier === undefined ? {} : { imageSize: tier }) };
}
