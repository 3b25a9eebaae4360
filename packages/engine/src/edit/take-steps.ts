import type { Raster, Rgb } from '@atelier/pixels/raster';
import { PictureRefused } from '../refusals.ts';
import { blurBackground } from './adjust/blur-background.ts';
import { denoisePicture } from './adjust/denoise.ts';
import { enhancement } from './adjust/enhance.ts';
import { addGrain, vignette } from './adjust/film.ts';
import { cropToRatio, flipPicture, rotatePicture } from './adjust/geometry.ts';
import { gradePicture } from './adjust/grade-picture.ts';
import { GRADES, type Grade } from './adjust/grades.ts';
import { blurPicture, sharpenPicture } from './adjust/sharpness.ts';
import { takeOut } from './erase.ts';
import { searchArea, withTraces } from './found-area.ts';
import type { Step } from './instructions/step.ts';
import { coloursOf, withAlphaOf } from './layers.ts';
import { relight } from './relight.ts';
import { removeBackground } from './remove-background.ts';
import { searchRecolor } from './search-recolor.ts';
import { searchReplace } from './search-replace.ts';
import type { EditResult, EditTools } from './types.ts';

export interface Taken {
  readonly picture: Raster;
  readonly warnings: string[];
  /** What was done, in words. */
  readonly done: string[];
}

/** Things are taken out with so much of their surroundings, share of the long side: their soft rim, which no outline holds. */
const REMOVAL_RIM_SHARE = 0.018;
const LEAST_REMOVAL_RIM_PX = 8;
const RECOLOUR_EDGE = { growPx: 1, featherPx: 2 };
const LIGHT_STRENGTH = 0.6;

/** Takes steps one after the other; one that cannot be taken becomes a warning. */
export async function takeSteps(
  source: Raster,
  steps: readonly Step[],
  seed: number,
  tools: EditTools,
): Promise<Taken> {
  let picture = source;
  const warnings: string[] = [];
  const done: string[] = [];
  for (let at = 0; at < steps.length; at++) {
    const grades = gradesFrom(steps, at);
    try {
      if (grades.length > 0) {
        picture = withAlphaOf(gradePicture(coloursOf(picture), grades), picture);
        done.push(...steps.slice(at, at + grades.length).map(named));
        at += grades.length - 1;
        continue;
      }
      const result = await takeStep(picture, steps[at]!, seed, tools);
      picture = result.picture;
      warnings.push(...result.warnings);
      done.push(named(steps[at]!));
    } catch (error) {
      if (!(error instanceof PictureRefused)) throw error;
      warnings.push(error.message);
    }
  }
  return { picture, warnings, done };
}

/** Grades that follow each other are rounded once. */
function gradesFrom(steps: readonly Step[], from: number): Grade[] {
  const grades: Grade[] = [];
  for (const step of steps.slice(from)) {
    if (step.kind !== 'grade') break;
    grades.push(GRADES[step.grade](step.amount));
  }
  return grades;
}

type Outcome = Pick<EditResult, 'picture' | 'warnings'>;

async function takeStep(picture: Raster, step: Step, seed: number, tools: EditTools): Promise<Outcome> {
  const colours = (work: (colours: Rgb) => Rgb | Promise<Rgb>) => onColours(picture, work);
  switch (step.kind) {
    case 'grade':
      return colours((c) => gradePicture(c, [GRADES[step.grade](step.amount)]));
    case 'enhance':
      return colours((c) => gradePicture(c, enhancement(c)));
    case 'blur':
      return colours((c) => blurPicture(c, step.amount));
    case 'sharpen':
      return colours((c) => sharpenPicture(c, step.amount));
    case 'denoise':
      return colours((c) => denoisePicture(c, step.amount));
    case 'vignette':
      return colours((c) => vignette(c, step.amount));
    case 'grain':
      return colours((c) => addGrain(c, step.amount, seed));
    case 'blur background':
      return { picture: await blurBackground(picture, step.amount, tools), warnings: [] };
    case 'rotate':
      return { picture: await rotatePicture(picture, step.degrees), warnings: [] };
    case 'flip':
      return { picture: await flipPicture(picture, step.axis), warnings: [] };
    case 'crop':
      return { picture: await cropToRatio(picture, step.ratio), warnings: [] };
    case 'remove background':
      return removeBackground({ operation: 'remove_background', picture }, tools);
    default:
      return changeScene(picture, step, seed, tools);
  }
}

function removalEdge({ width, height }: Raster) {
  const rim = Math.round(REMOVAL_RIM_SHARE * Math.max(width, height));
  return { growPx: Math.max(LEAST_REMOVAL_RIM_PX, rim), featherPx: 0 };
}

type SceneStep = Extract<Step, { kind: 'remove' | 'recolour' | 'replace' | 'background' | 'light' }>;

async function changeScene(
  picture: Raster,
  step: SceneStep,
  seed: number,
  tools: EditTools,
): Promise<Outcome> {
  switch (step.kind) {
    case 'remove': {
      const { growPx, featherPx } = removalEdge(picture);
      const area = await searchArea(step.phrase, { picture, growPx: 0, featherPx }, tools);
      const weight = await withTraces(area, picture, growPx);
      const { picture: without } = await onColours(picture, (c) => takeOut(c, { weight }, seed, tools));
      return { picture: without, warnings: area.warnings };
    }
    case 'recolour': {
      const { phrase: selectPrompt, prompt } = step;
      return searchRecolor(
        { operation: 'search_recolor', picture, selectPrompt, prompt, ...RECOLOUR_EDGE },
        tools,
      );
    }
    case 'replace': {
      const { phrase: searchPrompt, prompt } = step;
      const request = {
        operation: 'search_replace',
        picture,
        searchPrompt,
        prompt,
        seed,
        ...removalEdge(picture),
      } as const;
      return searchReplace(request, tools);
    }
    case 'background':
      return relight(
        {
          operation: 'replace_background_relight',
          picture,
          prompt: step.prompt,
          lightStrength: 0,
          keepBackground: false,
          seed,
        },
        tools,
      );
    case 'light':
      return relight(
        {
          operation: 'replace_background_relight',
          picture,
          lightSide: step.side,
          lightStrength: LIGHT_STRENGTH,
          keepBackground: true,
          seed,
        },
        tools,
      );
  }
}

async function onColours(picture: Raster, work: (colours: Rgb) => Rgb | Promise<Rgb>): Promise<Outcome> {
  return { picture: withAlphaOf(await work(coloursOf(picture)), picture), warnings: [] };
}

function named(step: Step): string {
  switch (step.kind) {
    case 'grade':
      return `${step.grade} ${step.amount > 0 ? '+' : ''}${Math.round(100 * step.amount) / 100}`;
    case 'remove':
      return `removed '${step.phrase}'`;
    case 'recolour':
      return `recoloured '${step.phrase}' ${step.prompt}`;
    case 'replace':
      return `replaced '${step.phrase}'`;
    case 'background':
      return `background: ${step.prompt}`;
    case 'rotate':
      return `turned by ${step.degrees} degrees`;
    default:
      return step.kind;
  }
}
