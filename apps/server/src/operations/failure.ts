/** Why an operation failed. */
export interface Failure {
  /** For its owner. */
  sentence: string;
  /** The work was done, and showed that this input cannot give what was asked for. */
  isVerdict: boolean;
}

/** What is said about trouble of ours. */
export const UNEXPLAINED: Failure = {
  sentence: 'The pictures could not be made; please try again.',
  isVerdict: false,
};
