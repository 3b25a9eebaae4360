import type { Rgba } from '@atelier/pixels/raster';
import type { SkinWeights } from '../geometry/mesh.ts';

/** What our patterns can cut. */
export type GarmentKind =
  | 'tee'
  | 'shirt'
  | 'long_sleeve'
  | 'tank'
  | 'camisole'
  | 'hoodie'
  | 'sweater'
  | 'jacket'
  | 'coat'
  | 'dress'
  | 'jumpsuit'
  | 'skirt'
  | 'trousers'
  | 'shorts';

/** Photos of a product, already cut out. */
export interface GarmentPhotos {
  /** Straight alpha; lying, hanging, on an invisible or a real body. */
  readonly front: Rgba;
  readonly back?: Rgba;
  /** True when the back was made up from the front (plain without print, or mirrored pattern). */
  readonly backInferred: boolean;
  /** True when the photo shows it on a person: arms may hang, the cloth is already draped. */
  readonly worn: boolean;
}

/** What the client says about the product, lower-cased words may name the kind or a length. */
export interface GarmentWords {
  readonly title?: string | undefined;
  readonly category?: string | undefined;
  readonly description?: string | undefined;
}

/** A garment sewn around a person's rest shape: a coarse quad mesh with all that subdividing it must carry along. */
export interface Garment {
  readonly kind: GarmentKind;
  /** Worn over garments with a lower number: trousers 1, top 2 (1 when tucked), dress 2, jacket 3. */
  readonly layer: number;
  /** True for a top that ends inside a waistband: the bottom lies on the body there and not on the top. */
  readonly tucked?: boolean;
  /** Rest shape: `Float32Array [n * 3]`, dm. */
  readonly positions: Float32Array;
  /** `Uint32Array [m * 4]`. */
  readonly quads: Uint32Array;
  readonly skinWeights: SkinWeights;
  /** Place in the front texture and in the back texture, pixels: `Float32Array [n * 2]` each. */
  readonly frontPlaces: Float32Array;
  readonly backPlaces: Float32Array;
  /** Front texture where positive, back where negative, 0 at the side seams: `Float32Array [n]`. */
  readonly side: Float32Array;
  /** Cloth exists where positive (dm from the nearest hem or opening): `Float32Array [n]`. */
  readonly extent: Float32Array;
  /** 0 = free cloth, 1 = held to the body (waistbands, straps): `Float32Array [n]`. */
  readonly pin: Float32Array;
  readonly front: GarmentTexture;
  readonly back: GarmentTexture;
  /** How stiff and heavy it hangs. */
  readonly fabric: Fabric;
  /** Public sentences for the result's `warnings`. */
  readonly warnings: readonly string[];
}

export interface Fabric {
  /** 0 = silk jersey, 1 = coat wool or stiff denim. */
  readonly stiffness: number;
  /** Cloth is this thick, dm; hems and edges show it. */
  readonly thickness: number;
  /** 0 = matt, 1 = satin. */
  readonly sheen: number;
}

/** The photo made ready to be looked up: colours bled outwards under the mask so that no ground shows at seams. */
export interface GarmentTexture {
  readonly width: number;
  readonly height: number;
  /** Linear light: `Float32Array`-free 8-bit sRGB `Uint8Array [height * width * 3]`, looked up through a table. */
  readonly rgb: Uint8Array;
  /** Signed distance to the outline, pixels, positive inside: `Float32Array [height * width]`. */
  readonly inside: Float32Array;
}
