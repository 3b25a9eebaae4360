import type { AbortReason } from '@atelier/contracts';

/** Why an operation failed, or was aborted. */
export interface Failure {
  /** For its owner. */
  sentence: string;
  /** The work was done, and showed that this input cannot give what was asked for. */
  isVerdict: boolean;
  /** Makes it an abortion: the photo of a try-on cannot be used. */
  abortReason?: AbortReason;
}

/** What is said about trouble of ours. */
export const UNEXPLAINED: Failure = {
  sentence: 'The pictures could not be made; please try again.',
  isVerdict: false,
};
