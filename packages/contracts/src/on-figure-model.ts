import { z } from 'zod';
import { MODEL_SETTINGS, type ON_FIGURE_POSES, type ON_FIGURE_VIEWPOINTS } from './product-enums.ts';

/** The human model of on-figure pictures (spec: product-api.md section 4). */

export type OnFigureViewpoint = (typeof ON_FIGURE_VIEWPOINTS)[number];
export type OnFigurePose = (typeof ON_FIGURE_POSES)[number];

const choice = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.enum(values).nullable().optional();
const flag = () => z.boolean().nullable().optional();

export const OnFigureModelSettings = z
  .object({
    gender: z.enum(MODEL_SETTINGS.gender),
    ethnicity: choice(MODEL_SETTINGS.ethnicity),
    skin_tone: choice(MODEL_SETTINGS.skin_tone),
    body_shape: choice(MODEL_SETTINGS.body_shape),
    age_group: choice(MODEL_SETTINGS.age_group),
    height: choice(MODEL_SETTINGS.height),
    hair_length: choice(MODEL_SETTINGS.hair_length),
    hair_style: choice(MODEL_SETTINGS.hair_style),
    hair_color: choice(MODEL_SETTINGS.hair_color),
    is_pregnant: flag(),
    has_beard: flag(),
    has_tattoo: flag(),
  })
  .meta({ id: 'OnFigureModelSettings' });
export type OnFigureModelSettings = z.infer<typeof OnFigureModelSettings>;
