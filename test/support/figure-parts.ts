import type { Rgba } from '@atelier/engine';
import type { Material, Subject, Surface } from '@atelier/figure';
import { RecentFigures } from '../../packages/engine/src/on-figure/recent-figures.ts';
import type { WornProduct } from './drawn-products-worn.ts';
import { pictureOf, pixelsOf, recent, type Wish } from './figure-pictures.ts';

/** What a pixel of a picture belongs to. */
export const NOTHING = 0;
export const PERSON = 1;
export const PRODUCT = 2;
/** Companion clothes, base layer, shoes. */
export const OTHER_CLOTHES = 3;

export interface Parts {
  readonly width: number;
  readonly height: number;
  /** `Uint8Array [height * width]` of the values above. */
  readonly data: Uint8Array;
  /** The picture that it was read from: its alpha is that of the ordinary one. */
  readonly picture: Rgba;
}

const PERSON_SURFACE = /^(skin|eye|lashes|hair|beard)/;

/**
 * The same picture with each surface painted in one pure colour, read back: what each pixel shows. Pixels that show
 * two things count as the one that covers more.
 */
export async function partsShown(product: WornProduct, wish: Wish = {}): Promise<Parts> {
  return readParts(await repainted(product, wish, (subject) => paintParts(subject, 0)));
}

/** The same with the product in front of all else: its whole outline, whatever covers it. */
export async function productOutline(product: WornProduct, wish: Wish = {}): Promise<Parts> {
  return readParts(await repainted(product, wish, (subject) => paintParts(subject, IN_FRONT_DM)));
}

/** Farther than anything stands from anything else. */
const IN_FRONT_DM = 15;

function paintParts(subject: Subject, productBias: number): Subject {
  const painted = subject.surfaces.map((surface): Surface => {
    if (subject.product.includes(surface)) {
      return { ...surface, material: PAINTS[PRODUCT], bias: (surface.bias ?? 0) + productBias };
    }
    return {
      ...surface,
      material: PAINTS[PERSON_SURFACE.test(surface.name) ? PERSON : OTHER_CLOTHES],
    };
  });
  return { ...subject, surfaces: painted };
}

function pure(r: number, g: number, b: number): Material {
  return {
    reflect(_, out) {
      out.r = r;
      out.g = g;
      out.b = b;
    },
  };
}

const PAINTS = { [PERSON]: pure(1, 0, 0), [PRODUCT]: pure(0, 1, 0), [OTHER_CLOTHES]: pure(0, 0, 1) };

/** Dressed figures of the ordinary pictures, repainted. */
class RepaintedFigures extends RecentFigures {
  readonly #repaint: (subject: Subject) => Subject;

  constructor(repaint: (subject: Subject) => Subject) {
    super();
    this.#repaint = repaint;
  }

  override wearer(...call: Parameters<RecentFigures['wearer']>) {
    return recent.wearer(...call);
  }

  override async subject(...call: Parameters<RecentFigures['subject']>): Promise<Subject> {
    return this.#repaint(await recent.subject(...call));
  }
}

async function repainted(
  product: WornProduct,
  wish: Wish,
  repaint: (subject: Subject) => Subject,
): Promise<Rgba> {
  return pixelsOf((await pictureOf(product, wish, new RepaintedFigures(repaint))).bytes);
}

const HALF_COVERED = 128;

function readParts(picture: Rgba): Parts {
  const { width, height, data } = picture;
  const parts = new Uint8Array(width * height);
  for (let i = 0; i < parts.length; i++) {
    if (data[i * 4 + 3]! < HALF_COVERED) continue;
    const [r, g, b] = [data[i * 4]!, data[i * 4 + 1]!, data[i * 4 + 2]!];
    if (g >= r && g >= b) parts[i] = PRODUCT;
    else parts[i] = r >= b ? PERSON : OTHER_CLOTHES;
  }
  return { width, height, data: parts, picture };
}
