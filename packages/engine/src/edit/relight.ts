import type { Field } from '@atelier/pixels/field';
import type { Plane, Raster, Rgb, Rgba } from '@atelier/pixels/raster';
import { linearToByte, SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import { coloursOf, withAlphaOf } from './layers.ts';
import { coverBackground, namedBackground } from './light/backgrounds.ts';
import { contactShadow } from './light/contact-shadow.ts';
import { drawnBackground } from './light/drawn-background.ts';
import { fromSide, lightOf, type SceneLight } from './light/scene-light.ts';
import { relightColours, shadingOf } from './light/shade-subject.ts';
import { cutOutSubject, type Subject } from './subject-matte.ts';
import type { EditResult, EditTools, Relight } from './types.ts';

/** How much of the colour and of the level of the new light a subject takes on: it shows paint, too, not only light. */
const COLOUR_SHARE = 0.32;
const LIGHTING_COLOUR_SHARE = 0.75;
const LEVEL_SHARE = 0.16;
const LEVEL_RANGE = { least: 0.72, most: 1.28 } as const;
/** At a lighting strength of 1, how strongly the side of the light shows. */
const SIDE_SHARE = 1.6;

/**
 * Puts the subject before another background at its old place and scale, and lights it to match: the light's colour,
 * level and side follow the lighting picture, else the background. With a lighting picture or side alone the background
 * stays and the light changes.
 * @throws PictureRefused when nothing stands out
 */
export async function relight(request: Relight, tools: EditTools): Promise<EditResult> {
  const { picture, background, lighting, prompt, keepBackground } = request;
  const keeps = keepBackground || (!background && !prompt);
  const subject = await cutOutSubject(picture, tools.models);
  const metadata = { maskSource: 'none' as const, maskResized: false };
  if (keeps) {
    const relit = await relightPicture(request, subject);
    return { picture: relit, warnings: [], metadata: { ...metadata, steps: ['changed the light'] } };
  }
  const { width, height } = picture;
  const { ground, warnings } = background
    ? { ground: await coverBackground(background, width, height), warnings: [] }
    : await backgroundFor(prompt ?? '', width, height, request.seed);
  const light = aimed(await lightOf(lighting ?? ground), request);
  const share = lighting ? LIGHTING_COLOUR_SHARE : COLOUR_SHARE;
  const lit = await lightSubject(subject, light, await lightOf(picture), share, request.lightStrength);
  const shaded = shade(ground, await contactShadow(subject.alpha, light, request.seed));
  return {
    picture: over(shaded, lit),
    warnings,
    metadata: { ...metadata, steps: ['cut out the subject', 'replaced the background', 'matched the light'] },
  };
}

/** Colours, gradients and materials as they are named; scenes are drawn. */
async function backgroundFor(
  prompt: string,
  width: number,
  height: number,
  seed: number,
): Promise<{ ground: Rgb; warnings: string[] }> {
  const named = namedBackground(prompt, width, height, seed);
  if (named.isLiteral) return { ground: named.picture, warnings: [] };
  const drawn = await drawnBackground(prompt, width, height, seed);
  const what = drawn ? 'it is an illustration out of focus' : 'a plain ground in its colours stands in';
  return {
    ground: drawn ?? named.picture,
    warnings: [
      `The local engine cannot make '${prompt}' as a photo: ${what}. Send a background image, or use a provider with a generative model.`,
    ],
  };
}

function aimed(light: SceneLight, { lightSide, lightStrength }: Relight): SceneLight {
  return lightSide ? fromSide(light, lightSide, Math.min(1, SIDE_SHARE * lightStrength)) : light;
}

async function lightSubject(
  { cutout, alpha }: Subject,
  light: SceneLight,
  before: SceneLight,
  colourShare: number,
  strength: number,
): Promise<Rgba> {
  const level = (Math.max(0.02, light.level) / Math.max(0.02, before.level)) ** LEVEL_SHARE;
  const gains = gainsFor(light, colourShare, Math.min(LEVEL_RANGE.most, Math.max(LEVEL_RANGE.least, level)));
  const shading = strength > 0 ? await shadingOf(alpha, scaled(light.towards, strength)) : undefined;
  const data = Uint8Array.from(cutout.data);
  relightColours(data, 4, gains, shading?.data);
  return { ...cutout, data };
}

function gainsFor({ colour }: SceneLight, share: number, level: number): number[] {
  return colour.map((gain) => gain ** share * level);
}

function scaled({ x, y }: SceneLight['towards'], by: number): SceneLight['towards'] {
  return { x: x * by, y: y * by };
}

/** All of the picture in another light; its subject by its shape, its background as a wall that the light grazes. */
async function relightPicture(request: Relight, subject: Subject): Promise<Raster> {
  const { picture, lighting, lightStrength } = request;
  const colours = coloursOf(picture);
  const neutral: SceneLight = { colour: [1, 1, 1], level: 1, towards: { x: 0, y: 0 } };
  const light = aimed(lighting ? await lightOf(lighting) : neutral, request);
  const shading = await shadingOf(subject.alpha, light.towards);
  grazeGround(shading, subject.alpha, light.towards);
  const data = Uint8Array.from(colours.data);
  const share = lighting ? Math.min(1, 0.3 + lightStrength) : 0;
  relightColours(data, 3, gainsFor(light, share, 1), shading.data);
  return withAlphaOf({ ...colours, data }, picture);
}

/** How much brighter the side of the light is than the other, at full strength. */
const GRAZE = 0.55;

function grazeGround({ width, height, data }: Field, alpha: Plane, towards: SceneLight['towards']): void {
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const across = (x / width - 0.5) * towards.x + (y / height - 0.5) * towards.y;
      const behind = Math.max(0.25, 1 + 2 * GRAZE * across);
      const share = alpha.data[i]! / 255;
      // The subject stands in the same light that falls off across the scene.
      data[i] = behind * (1 - share) + data[i]! * (1 + GRAZE * across) * share;
    }
  }
}

function shade(ground: Rgb, shadow: Field | undefined): Rgb {
  if (!shadow) return ground;
  const data = Uint8Array.from(ground.data);
  for (let i = 0; i < shadow.data.length; i++) {
    const light = 1 - shadow.data[i]!;
    if (light >= 1) continue;
    for (let c = 3 * i; c < 3 * i + 3; c++) data[c] = linearToByte(SRGB_TO_LINEAR[data[c]!]! * light ** 1.6);
  }
  return { ...ground, data };
}

function over(ground: Rgb, subject: Rgba): Rgb {
  const data = Uint8Array.from(ground.data);
  for (let i = 0; i < subject.width * subject.height; i++) {
    const share = subject.data[4 * i + 3]! / 255;
    if (share === 0) continue;
    for (let c = 0; c < 3; c++)
      data[3 * i + c] = Math.round(data[3 * i + c]! + (subject.data[4 * i + c]! - data[3 * i + c]!) * share);
  }
  return { ...ground, data };
}
