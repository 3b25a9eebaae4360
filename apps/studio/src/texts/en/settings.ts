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
  engine: 'Pictures of products',
  engineHint: 'Flat lays, pictures on figures and try-ons. What you choose holds for your next orders.',
  engineOf: 'Made by',
  engines: {
    local: { name: 'This server', detail: 'Its own engine; no photo leaves the house' },
    auto: { name: 'Automatic', detail: 'A provider where one can, else this server' },
  },
  makes: (kinds: readonly string[]) => `Makes ${kinds.join(', ')}`,
  kinds: { flat_lay: 'flat lays', on_figure: 'figures', try_on: 'try-ons' },
  enginesMissing: 'Not to be had on this server; whoever runs it can add their keys:',
  look: 'Appearance',
  theme: 'Colours',
  shortcuts: 'Shortcuts',
  shortcutsHint: 'Press the letters one after the other, wherever you are not typing.',
  more: 'Also here',
  signOut: 'Sign out',
  signOutHint: 'This browser forgets the account. What is at work goes on.',
  signingOut: 'Session',
};
