/** Who calls: the account of the server, one that has nothing yet, somebody without a token, or keys that may only do one thing. */
export type RowCaller = 'owner' | 'stranger' | 'nobody' | 'reader' | 'writer';

/** A row of the specification: a call, and what it promises about the answer. `{asset}` and the like stand for things of the owner. */
export interface Row {
  /** Method and path below `/api/image-studio`, or a whole one that begins with `/api`. */
  call: string;
  json?: unknown;
  status: number;
  /** The sentence of a refusal. */
  says?: string | RegExp;
  /** What the body holds among other things. */
  holds?: Record<string, unknown>;
  as?: RowCaller;
}

/** A call that works. */
export function answered(call: string, json?: unknown, holds: Record<string, unknown> = {}): Row {
  return { call, json, status: 200, holds };
}

/** A call that is refused with a sentence. */
export function refused(call: string, json: unknown, says: string | RegExp, status = 400): Row {
  return { call, json, status, says };
}

/** A picture to the quick server, which believes what it says of its size. */
export function picture(width: number, height: number): string {
  return Buffer.from(`a picture of ${width}x${height}`).toString('base64');
}

export const PICTURE = picture(600, 400);
/** What is said of bytes that are no picture. */
export const BAD_PAYLOAD = 'Invalid base64 image payload';
/** Bytes that no decoder takes. */
export const BROKEN_PICTURE = Buffer.from('bad').toString('base64');
export const TOO_LONG = 'x'.repeat(10_001);
