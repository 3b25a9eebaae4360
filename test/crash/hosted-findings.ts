import type { HostedRun } from './hosted-rampage.ts';

/** What the caller is told of work of which nobody knows whether it was done. */
const LOST = 'it was not sent again';

/** Everything about a run that must not be; empty for a good one. */
export function faultsOf({ kind, moment, submissions, paid, status, detail }: HostedRun): string[] {
  const isLost = status === 'failed' && detail.includes(LOST);
  const isAsItMust = {
    lost: isLost,
    done: status === 'succeeded',
    either: isLost || status === 'succeeded',
  }[moment.ends];
  const at = `${kind}, killed when ${moment.name}`;
  return [
    ...(submissions === 1 ? [] : [`${at}: submitted ${submissions} times`]),
    ...(paid === moment.paid ? [] : [`${at}: paid ${paid} times, not ${moment.paid}`]),
    ...(isAsItMust ? [] : [`${at}: ended as ${status} (${detail}), not as ${moment.ends}`]),
  ];
}

export interface Figures {
  runs: number;
  doubleSubmissions: number;
  succeeded: number;
  lost: number;
}

/** How many runs there were of a kind of adapter, and how they ended. */
export function figuresOf(runs: readonly HostedRun[], kind: HostedRun['kind']): Figures {
  const own = runs.filter((run) => run.kind === kind);
  return {
    runs: own.length,
    doubleSubmissions: own.filter(({ submissions }) => submissions > 1).length,
    succeeded: own.filter(({ status }) => status === 'succeeded').length,
    lost: own.filter(({ status }) => status !== 'succeeded').length,
  };
}
