import type { CallContext, Caller } from './call.ts';
import type { ImageOut } from './operation.ts';
import { pictureFrom, pictureFromBase64 } from './picture.ts';

/**
 * A result that an answer gives as an address, as a data URL, or as bare base64: some providers mix them.
 * @throws ProviderFailed `not-found` when it has expired, `bad-output` when it is no picture
 */
export async function fetchPicture(
  caller: Caller,
  text: string,
  seed: number | undefined,
  context: CallContext,
): Promise<ImageOut> {
  if (!/^https?:/i.test(text)) return pictureFromBase64(text, seed);
  return pictureFrom(await caller.download(context, text), seed);
}
