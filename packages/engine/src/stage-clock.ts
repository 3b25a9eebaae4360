/** Told the name of the stage that starts and how much of the work is done, 0..1. */
export type ProgressListener = (stage: string, fraction: number) => void;

/** Measures named stages that follow each other. */
export interface StageClock {
  /** Ends the running stage and starts another; a name may come back, its times add up. */
  begin(stage: string, fraction: number): void;
  /** Ends the running stage; milliseconds per name. */
  end(): Record<string, number>;
}

/** A clock that tells `onProgress` about each stage. `now` gives milliseconds. */
export function startStageClock(
  onProgress: ProgressListener,
  now: () => number = () => performance.now(),
): StageClock {
  const timings: Record<string, number> = {};
  let running: { stage: string; since: number } | undefined;
  const stop = () => {
    if (running) timings[running.stage] = (timings[running.stage] ?? 0) + now() - running.since;
    running = undefined;
  };
  return {
    begin(stage, fraction) {
      stop();
      running = { stage, since: now() };
      onProgress(stage, fraction);
    },
    end() {
      stop();
      return timings;
    },
  };
}
