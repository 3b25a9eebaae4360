/** Labels are rounded: what differs by more is a wrong label (spec: templates.json, rule `ratio_label`). */
const TOLERANCE = 0.02;

/** Whether a label such as `16:9` says another ratio than the pixels do. */
export function isMislabelled({
  ratio,
  width,
  height,
}: {
  ratio: string;
  width: number;
  height: number;
}): boolean {
  const [across = Number.NaN, down = Number.NaN] = ratio.split(':').map(Number);
  const said = across / down;
  return Number.isFinite(said) && Math.abs(said / (width / height) - 1) > TOLERANCE;
}
