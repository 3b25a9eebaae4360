import type { Rgb } from '@atelier/pixels/raster';
import { type Backdrop, backdropAt } from './backdrop.ts';
import { gatherPalettes, PALETTE_STRIDE, type Palettes, tileAt } from './palettes.ts';
import { OBJECT, type Trimap, UNKNOWN } from './trimap.ts';

/** Alpha of the band as its colours tell it, and how much each value is worth. */
export interface SampledAlpha {
  /** 0..1; 0 and 1 where the trimap is sure. `Float32Array [height * width]`. */
  alpha: Float32Array;
  /** 0..1; 1 where the trimap is sure. `Float32Array [height * width]`. */
  confidence: Float32Array;
}

/** A mixture must explain a pixel better than a pure colour by this (0..255 units, squared) to be believed. */
const MIXTURE_COST = 9 ** 2;
/** What it costs (squared units) to contradict the outline; before a plain backdrop colours may say more. */
const CONTRADICTION_COST = 40 ** 2;
const PLAIN_CONTRADICTION_COST = 22 ** 2;
/** Contrast between object and ground at which colour is half believed. */
const HALF_CONTRAST = 26;
/** Unexplained colour at which the confidence falls to 0.6. */
const EXPLAINED_WITHIN = 18;

/**
 * Alpha by colour sampling (after Wang and Cohen, "Optimized color sampling for robust matting", 2007, and He et
 * al., "A global sampling method for alpha matting", 2011): each unknown pixel takes the pair of an object colour
 * and a ground colour near it whose mixture explains it best. Products are solid, so pure colours are preferred.
 * A plain backdrop adds its exact colour to the ground's candidates.
 */
export function sampleAlpha(picture: Rgb, trimap: Trimap, backdrop: Backdrop | undefined): SampledAlpha {
  const { objects, grounds } = gatherPalettes(picture, trimap);
  const { width, height } = trimap;
  const alpha = new Float32Array(width * height);
  const confidence = new Float32Array(width * height).fill(1);
  const search = new PairSearch(objects, grounds, backdrop ? PLAIN_CONTRADICTION_COST : CONTRADICTION_COST);
  const plain = new Float64Array(3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (trimap.data[at] === OBJECT) alpha[at] = 1;
      if (trimap.data[at] !== UNKNOWN) continue;
      search.begin(x, y);
      if (backdrop) {
        backdropAt(backdrop, x, y, plain);
        search.addGround(plain);
      }
      search.solve(picture.data, at * 3, trimap.likelihood[at]!);
      alpha[at] = search.alpha;
      confidence[at] = search.confidence;
    }
  }
  return { alpha, confidence };
}

/** Finds the best pair for one pixel after another without allocating. */
class PairSearch {
  alpha = 0;
  confidence = 0;
  readonly #contradiction: number;
  readonly #objects: Palettes;
  readonly #grounds: Palettes;
  readonly #ground = new Float32Array(PALETTE_STRIDE + 3);
  #groundCount = 0;
  #object = 0;
  #objectCount = 0;

  constructor(objects: Palettes, grounds: Palettes, contradiction: number) {
    this.#contradiction = contradiction;
    this.#objects = objects;
    this.#grounds = grounds;
  }

  begin(x: number, y: number): void {
    const objectTile = tileAt(this.#objects, x, y);
    this.#object = objectTile * PALETTE_STRIDE;
    this.#objectCount = this.#objects.counts[objectTile]!;
    const groundTile = tileAt(this.#grounds, x, y);
    this.#groundCount = this.#grounds.counts[groundTile]!;
    const from = groundTile * PALETTE_STRIDE;
    for (let i = 0; i < this.#groundCount * 3; i++) this.#ground[i] = this.#grounds.colours[from + i]!;
  }

  addGround(colour: Float64Array): void {
    this.#ground.set(colour, this.#groundCount * 3);
    this.#groundCount++;
  }

  solve(data: Uint8Array, at: number, likelihood: number): void {
    const red = data[at]!;
    const green = data[at + 1]!;
    const blue = data[at + 2]!;
    const object = this.#objects.colours;
    const ground = this.#ground;
    const prior = this.#contradiction * (2 * likelihood - 1) ** 2;
    let least = Number.POSITIVE_INFINITY;
    this.alpha = likelihood;
    this.confidence = 0;
    for (let f = this.#object; f < this.#object + this.#objectCount * 3; f += 3) {
      for (let b = 0; b < this.#groundCount * 3; b += 3) {
        const dr = object[f]! - ground[b]!;
        const dg = object[f + 1]! - ground[b + 1]!;
        const db = object[f + 2]! - ground[b + 2]!;
        const er = red - ground[b]!;
        const eg = green - ground[b + 1]!;
        const eb = blue - ground[b + 2]!;
        const contrast = dr * dr + dg * dg + db * db + 1e-3;
        const a = Math.min(1, Math.max(0, (er * dr + eg * dg + eb * db) / contrast));
        const unexplained = (er - a * dr) ** 2 + (eg - a * dg) ** 2 + (eb - a * db) ** 2;
        const cost = unexplained + MIXTURE_COST * 4 * a * (1 - a) + prior * (a - likelihood) ** 2;
        if (cost >= least) continue;
        least = cost;
        this.alpha = a;
        this.confidence =
          (contrast / (contrast + HALF_CONTRAST ** 2)) * Math.exp(-unexplained / (2 * EXPLAINED_WITHIN ** 2));
      }
    }
  }
}
