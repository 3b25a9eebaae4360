/** A value that the server refused, by the path of its field. */
export interface RefusedField {
  field: string;
  message: string;
}

/** What the server said when it did not do what was asked. */
export class AtelierFailure extends Error {
  override readonly name = 'AtelierFailure';
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number;
  /** Stable word for programs where the API has one, as `NOT_ENOUGH_CREDITS`. */
  readonly code: string | null;
  /** Names the request in the server's log. */
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  readonly fields: readonly RefusedField[];

  constructor(
    sentence: string,
    facts: Partial<Pick<AtelierFailure, 'status' | 'code' | 'requestId' | 'retryAfterSeconds' | 'fields'>> & {
      cause?: unknown;
    } = {},
  ) {
    super(sentence, facts.cause === undefined ? {} : { cause: facts.cause });
    this.status = facts.status ?? 0;
    this.code = facts.code ?? null;
    this.requestId = facts.requestId ?? null;
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null;
    this.fields = facts.fields ?? [];
  }
}

type Fields = Record<string, unknown>;

/** Reads any refusal of any API: `{detail}` as a sentence or a list of fields, `{code, message}`. */
export function failureOf(body: unknown, { status, headers, statusText }: Response): AtelierFailure {
  const { detail, code, message, errors } = isFields(body) ? body : {};
  const fields = [...refusedFields(detail), ...refusedFields(errors)];
  const sentence = [detail, message, fields[0]?.message, statusText].find(isText);
  const retryAfter = Number(headers.get('retry-after') ?? Number.NaN);
  return new AtelierFailure(sentence ?? `The server answered with status ${status}.`, {
    status,
    code: typeof code === 'string' ? code : null,
    requestId: headers.get('x-request-id'),
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
    fields,
  });
}

function refusedFields(list: unknown): RefusedField[] {
  if (!Array.isArray(list)) return [];
  return list.filter(isFields).map(({ loc, msg, field, message }) => ({
    field: Array.isArray(loc) ? loc.slice(1).join('.') : String(field ?? ''),
    message: String(msg ?? message ?? ''),
  }));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
