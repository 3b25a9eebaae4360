/**
 * `npm run bench [-- stages|edit|social|figure|operations|polling|studio-load|try-on ...]`: measures the parts named, or all, and prints a table each.
 * Exits with 1 when a goal is missed.
 */
import { benchEdit } from './edit.ts';
import { benchFigure } from './figure.ts';
import { benchOperations } from './operations.ts';
import { benchPolling } from './polling.ts';
import { type Row, report } from './report.ts';
import { benchSocial } from './social.ts';
import { benchStages } from './stages.ts';
import { benchStudioLoad } from './studio-load.ts';
import { benchTryOn } from './try-on.ts';

const PARTS: Record<string, { title: string; measure: () => Promise<Row[]> }> = {
  stages: { title: 'Pipeline stages against bare onnxruntime and bare sharp', measure: benchStages },
  edit: { title: 'Filling holes and enlarging against bare onnxruntime', measure: benchEdit },
  social: { title: 'Pictures for social platforms against sharp and Pillow', measure: benchSocial },
  figure: { title: 'Pictures on figures', measure: benchFigure },
  operations: { title: 'Operations through the server', measure: benchOperations },
  polling: { title: 'Polling', measure: benchPolling },
  'try-on': { title: 'Try-ons in photos and on predefined models', measure: benchTryOn },
  'studio-load': { title: 'Image Studio under mixed load', measure: benchStudioLoad },
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in PARTS));
if (unknown) {
  console.error(`Expected one of ${Object.keys(PARTS).join(', ')} but received ${unknown}.`);
  process.exit(2);
}
let missed = 0;
for (const [name, part] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const rows = await part.measure();
  report(part.title, rows);
  missed += rows.filter((row) => row.held === false).length;
}
process.exitCode = missed > 0 ? 1 : 0;
