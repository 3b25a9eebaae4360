import { createAtelier } from '@atelier/sdk';

/** The server that this page came from, with the session of this browser. */
export const atelier = createAtelier();
