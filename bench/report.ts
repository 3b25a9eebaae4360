/** One measured line of the bench. */
export interface Row {
  name: string;
  ours: string;
  baseline: string;
  /** Ours over the baseline, where the line is a comparison. */
  ratio?: number;
  goal?: string;
  held?: boolean;
}

/** Prints the lines as a table. */
export function report(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  console.table(
    rows.map(({ name, ours, baseline, ratio, goal, held }) => ({
      name,
      ours,
      baseline,
      ratio: ratio === undefined ? '' : ratio.toFixed(2),
      goal: goal ?? '',
      held: held === undefined ? '' : held ? 'yes' : 'NO',
    })),
  );
}
