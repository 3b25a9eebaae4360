import { AtelierFailure, failureOf } from './failure.ts';

/** What a call of a client resolves to. */
interface Called<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * The body of a successful answer.
 * @throws AtelierFailure with the server's sentence, or one saying that it could not be reached
 */
export async function answerOf<Data>(call: Promise<Called<Data>>): Promise<Exclude<Data, undefined>> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new AtelierFailure('The server could not be reached.', { cause });
  });
  if (!response.ok) throw failureOf(error, response);
  // Bodies without content are undefined, and callers of such calls expect nothing.
  return data as Exclude<Data, undefined>;
}
