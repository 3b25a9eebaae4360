import type { ActivityItem } from '@atelier/sdk';

/** Words of Queue. */
export const queueTexts = {
  title: 'Queue',
  purpose: 'Everything this account has at work, in the studio and through the API, and what came of it.',
  running: 'At work',
  ended: 'Ended',
  runningCount: (count: number) => (count === 1 ? '1 operation at work' : `${count} operations at work`),
  nothingRunning: 'Nothing is at work. You can close this page any time: what you order goes on without it.',
  emptyTitle: 'Nothing was ordered yet',
  emptyHint:
    'Pictures you order in any studio, and those that programs order with your keys, line up here with their progress.',
  toStart: 'Make a first picture',
  more: 'Show more',
  show: 'Show',
  showName: (name: string) => `Show: ${name}`,
  cancel: 'Cancel',
  cancelName: (name: string) => `Cancel: ${name}`,
  cancelNotHere: 'It ends with the product it prepares',
  filter: 'Which',
  filters: { all: 'All', SUCCESS: 'Done', FAILED: 'Not done', CANCELLED: 'Cancelled' },
  noneOfThese: 'None of these.',
  progress: (name: string) => `Progress: ${name}`,
  startedAt: (moment: string) => `Ordered ${moment}`,
  preparation: 'Product preparation',
  statuses: {
    CREATED: 'In line',
    IN_PROGRESS: 'At work',
    PAUSED: 'Paused',
    SUCCESS: 'Done',
    FAILED: 'Failed',
    ABORTED: 'Not usable',
    CANCELLED: 'Cancelled',
  } satisfies Record<ActivityItem['status'], string>,
};
