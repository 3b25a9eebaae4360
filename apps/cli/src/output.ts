import { styleText } from 'node:util';

/** What every command that answers takes. */
export interface OutputOptions {
  json?: boolean;
}

/** JSON for programs, else the lines for people. */
export function print(options: OutputOptions, value: unknown, lines: () => string[]): void {
  const text = options.json === true ? JSON.stringify(value, null, 2) : lines().join('\n');
  process.stdout.write(`${text}\n`);
}

/** `name  value` lines with the names lined up. */
export function pairs(record: object): string[] {
  const entries = Object.entries(record);
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
}

/** A table with a head; every row has the columns of the first. */
export function table(rows: object[], whenEmpty: string): string[] {
  const [first] = rows;
  if (first === undefined) return [whenEmpty];
  const head = Object.keys(first);
  const cells = [head, ...rows.map((row) => Object.values(row).map((value) => String(value ?? '')))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line, index) => (index === 0 ? styleText('bold', line) : line));
}
