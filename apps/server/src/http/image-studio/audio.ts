import { badRequest, StudioError } from './errors.ts';
import { decodeBase64 } from './pictures.ts';

const MEBIBYTE = 1024 * 1024;

/**
 * Takes the sound of a request in: base64 of WAV or MP3, known by its first bytes.
 * @throws StudioError, AtelierError `bad_request`
 */
export function readAudio(base64: string, field: string, mostMebibytes: number): Uint8Array {
  const bytes = decodedAudio(base64, field);
  if (bytes.byteLength > mostMebibytes * MEBIBYTE)
    throw badRequest(`Audio is too large: at most ${mostMebibytes} MB`);
  if (!isWav(bytes) && !isMp3(bytes)) throw invalid(field);
  return bytes;
}

function decodedAudio(base64: string, field: string): Buffer {
  try {
    return decodeBase64(base64, field);
  } catch (error) {
    throw error instanceof StudioError ? invalid(field) : error;
  }
}

/** RIFF with the form type WAVE (Multimedia Programming Interface and Data Specifications 1.0). */
function isWav(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WAVE';
}

/** An ID3v2 tag, or the eleven set bits that begin every MPEG audio frame (ISO/IEC 11172-3). */
function isMp3(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0);
}

function invalid(field: string): StudioError {
  return new StudioError('bad_request', { message: 'Invalid base64 audio payload', extras: { field } });
}
