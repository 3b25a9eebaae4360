/**
 * Changes whenever the same input could give other bytes. Stored with every result and part of every cache key.
 */
export const ENGINE_VERSION = '0.5.0';
