/** `1:05`, `42 s`. */
function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`;
}

function creditsOf(credits: number): string {
  return `${credits.toLocaleString('en')} ${credits === 1 ? 'credit' : 'credits'}`;
}

/** Words around orders: from sending them to their results. */
export const workTexts = {
  results: 'Results',
  phases: {
    empty: '',
    sending: 'Sending your pictures.',
    running: 'At work.',
    done: 'Done.',
    cancelled: 'Cancelled.',
    failed: 'It did not work.',
  },
  cutOff:
    'The server does not answer just now. Your order is kept there, and is shown here as soon as it does.',
  sending: 'Checking and sending …',
  progress: 'Progress',
  doing: (stage: string | null | undefined, ahead: number | null | undefined) => {
    if (ahead !== null && ahead !== undefined)
      return ahead === 0 ? 'Next in line' : `In line, ${ahead} before it`;
    return stage === null || stage === undefined ? 'At work …' : `${stageName(stage)} …`;
  },
  elapsed: (elapsed: number, remaining: number | null) =>
    remaining === null ? duration(elapsed) : `${duration(elapsed)}, about ${duration(remaining)} left`,
  cancel: 'Cancel',
  cancelled: 'Cancelled',
  cancelledHint: 'Nothing was charged, and your settings are as they were.',
  startAgain: 'Start again',
  failed: 'The pictures could not be made.',
  retry: 'Try again',
  retryIn: (seconds: number) => `Try again in ${duration(seconds)}`,
  plans: 'Plans and credits',
  field: (field: string, message: string) => `${field}: ${message}`,
  requestId: (id: string) => `Request ${id}`,
  show: 'Show',
  endedElsewhere: (studio: string) => `${studio}: your pictures are ready.`,
  failedElsewhere: (studio: string) => `${studio}: it did not work.`,
  needed: (needed: number, left: number | null) =>
    [creditsOf(needed), ...(left === null ? [] : [`${left.toLocaleString()} left`])].join(', '),
  free: 'Free',
  leftAfter: 'Left afterwards',
  creditsOf,
  charged: (credits: number, left: number | null) =>
    [
      credits === 0 ? 'Nothing was charged' : `${creditsOf(credits)} charged`,
      ...(left === null ? [] : [`${left.toLocaleString('en')} left`]),
    ].join(', '),
};

/** Stages come in the words of the engine: `cut-out` reads as `Cut out`. */
function stageName(stage: string): string {
  const words = stage.replaceAll(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
