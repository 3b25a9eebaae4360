import { hash } from 'node:crypto';
import type { Ambient } from '../ambient.ts';

const KEY_BYTES = 32; // 256 bit
const SUBSCRIPTION_BYTES = 12; // 24 hex characters
const ISSUER_BYTES = 8;
const HINT_LENGTH = 4;

/** An API key that its owner sees once. */
export function drawApiKey(ambient: Ambient): string {
  return `atl_${ambient.randomBytes(KEY_BYTES).toString('base64url')}`;
}

/** What keys of the Image Studio API begin with: its clients know them by it. */
export const STUDIO_KEY_PREFIX = 'alwrity_sk_';

/** A key of the Image Studio API that its owner sees once. */
export function drawStudioKey(ambient: Ambient): string {
  return `${STUDIO_KEY_PREFIX}${ambient.randomBytes(KEY_BYTES).toString('base64url')}`;
}

/**
 * What is stored of a key. A plain hash is enough for a 256-bit random secret: there is nothing to guess, so
 * slowness would only cost us.
 */
export function hashApiKey(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

/** The end of a key, to recognise it in a list. */
export function hintOf(key: string): string {
  return `…${key.slice(-HINT_LENGTH)}`;
}

export function drawSubscriptionId(ambient: Ambient): string {
  return ambient.randomBytes(SUBSCRIPTION_BYTES).toString('hex');
}

export function drawJwtIssuer(ambient: Ambient): string {
  return `iss_${ambient.randomBytes(ISSUER_BYTES).toString('hex')}`;
}

export function drawJwtSecret(ambient: Ambient): string {
  return ambient.randomBytes(KEY_BYTES).toString('base64url');
}
