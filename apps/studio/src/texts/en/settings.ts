/** Words of Settings. */
export const settingsTexts = {
  title: 'Settings',
  purpose: 'Your account on this server, and how the studio looks in this browser.',
  account: 'Account',
  facts: {
    name: 'Name',
    plan: 'Plan',
    id: 'Account id',
    subscription: 'Subscription id',
    upload: 'Largest picture',
    kept: 'Product pictures are kept',
  },
  subscriptionHint: 'The subscription id is sent as “x-user-id” by pages that upload and poll without a key.',
  megabytes: (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`,
  days: (days: number) => {
    if (days === 0) return 'For ever';
    return days === 1 ? '1 day' : `${days} days`;
  },
  look: 'Appearance',
  theme: 'Colours',
  shortcuts: 'Shortcuts',
  shortcutsHint: 'Press the letters one after the other, wherever you are not typing.',
  more: 'Also here',
  signOut: 'Sign out',
  signOutHint: 'This browser forgets the account. What is at work goes on.',
  signingOut: 'Session',
};
