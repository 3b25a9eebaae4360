import { z } from 'zod';
import { type Answer, jsonOf, parseAnswer, unusable } from '../answer.ts';
import type { Caller } from '../call.ts';
import type { ProviderFailed } from '../job.ts';
import type { ImageOut } from '../operation.ts';
import { pictureFromBase64 } from '../picture.ts';

const Generated = z.object({ images: z.array(z.string()), info: z.string().optional() });
const Enlarged = z.object({ image: z.string() });
/** `info` is JSON as text. */
const Info = z.object({
  all_seeds: z.array(z.number()).optional(),
  /** A grid of all pictures may come before them. */
  index_of_first_image: z.number().optional(),
});
const ErrorBody = z.object({
  error: z.string().optional(),
  detail: z.unknown().optional(),
  errors: z.string().optional(),
});

/** The pictures of an answer to `txt2img` or `img2img`. @throws ProviderFailed */
export function picturesIn(answer: Answer, count: number): ImageOut[] {
  const { images, info } = parseAnswer(answer, Generated);
  const { all_seeds: seeds = [], index_of_first_image: first = 0 } = readInfo(info);
  // ControlNet puts what it saw behind the pictures.
  const pictures = images.slice(first, first + count);
  if (pictures.length === 0) throw unusable(answer, 'The server sent no picture.');
  return pictures.map((base64, index) => pictureFromBase64(base64, seeds[index]));
}

function readInfo(text: string | undefined): z.infer<typeof Info> {
  try {
    return Info.catch({}).parse(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}

/** The picture of an answer to `extra-single-image`. @throws ProviderFailed */
export function enlargedIn(answer: Answer): ImageOut {
  return pictureFromBase64(parseAnswer(answer, Enlarged).image);
}

const OUT_OF_MEMORY = /out ?of ?memory/i;

/** What a bad status means; a lack of memory is final for the size. */
export function failureIn(caller: Caller, answer: Answer): ProviderFailed {
  const { error, detail, errors } = ErrorBody.safeParse(jsonOf(answer)).data ?? {};
  const texts = [error, typeof detail === 'string' ? detail : '', errors].filter(Boolean);
  const message = texts.join(': ');
  const lacksMemory = OUT_OF_MEMORY.test(message);
  return caller.failure(answer, {
    ...(message === '' ? {} : { message }),
    ...(lacksMemory ? { kind: 'too-large', accepted: 'yes', charged: 'no' } : {}),
  });
}
