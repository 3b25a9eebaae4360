/** Where the sample pictures of the on-figure model presets lie in the URL space. */
export const PRESET_SAMPLES_PATH = '/presets';

/** The address of a preset's sample picture, the same for ever. */
export function presetSampleUrl(presetId: string, origin: string): string {
  return `${origin}${PRESET_SAMPLES_PATH}/${presetId}.jpg`;
}
