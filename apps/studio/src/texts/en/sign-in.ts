/** Words of the door. */
export const signInTexts = {
  title: 'Atelier',
  purpose: 'Sign in with the key of your account. The server printed it when it started for the first time.',
  key: 'Key',
  keyHint: 'It is sent once and not kept in this browser.',
  signIn: 'Sign in',
  signingIn: 'Signing in …',
  retry: 'Try again',
  lost: 'Key lost? Whoever runs the server makes a new one:',
};
