import { z } from 'zod';
import { httpUrl } from './fields.ts';
import { OnFigureModelSettings } from './on-figure-model.ts';
import presets from './on-figure-presets.json' with { type: 'json' };

/**
 * The models a client may choose from by name. A preset is a template of parameters, not a fixed face: two
 * operations with the same preset show two people of that description.
 */
const PresetFile = z.array(
  z.object({ preset_id: z.string().regex(/^preset_[a-z]+_\d{2}$/), settings: OnFigureModelSettings }),
);

export const ON_FIGURE_PRESETS = PresetFile.parse(presets);

/** A preset as it is answered. */
export const OnFigureModelPreset = z
  .object({
    preset_id: z.string(),
    sample_image: httpUrl().meta({
      description: 'Absolute; one person that this preset may give. Does not expire.',
    }),
    settings: OnFigureModelSettings,
  })
  .meta({ id: 'OnFigureModelPreset' });
export type OnFigureModelPreset = z.infer<typeof OnFigureModelPreset>;

const MODELS = new Map(ON_FIGURE_PRESETS.map(({ preset_id, settings }) => [preset_id, settings]));

/** Undefined when there is no such preset. */
export function modelOfPreset(id: string): OnFigureModelSettings | undefined {
  return MODELS.get(id);
}
