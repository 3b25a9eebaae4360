import parseRange from 'range-parser';

/** Whether an `If-None-Match` header names this entity (weak comparison, RFC 9110 section 13.1.2). */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((entry) => {
    const tag = entry.trim();
    return tag === '*' || tag.replace(/^W\//, '') === `"${etag}"`;
  });
}

/** Bytes of a file, both ends inclusive. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The range a GET asks for (RFC 9110 section 14): null = the whole file, `unsatisfiable` = 416. Several ranges at
 * once are answered with the whole file, as the RFC allows; so is a range of a version that has changed.
 */
export function requestedRange(
  headers: { range?: string | undefined; 'if-range'?: string | string[] | undefined },
  file: { bytes: number; etag: string },
): ByteRange | null | 'unsatisfiable' {
  const { range, 'if-range': ifRange } = headers;
  if (range === undefined || (ifRange !== undefined && ifRange !== `"${file.etag}"`)) return null;
  const parsed = parseRange(file.bytes, range);
  if (parsed === -1) return 'unsatisfiable';
  if (parsed === -2 || parsed.type !== 'bytes') return null;
  const [only, ...more] = parsed;
  return only !== undefined && more.length === 0 ? only : null;
}
