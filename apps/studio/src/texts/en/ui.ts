/** Words of the parts that all screens share. */
export const uiTexts = {
  close: 'Close',
  dismiss: 'Dismiss',
  compare: 'Compare before and after',
  compared: (percent: number) => `${percent} % before`,
};
