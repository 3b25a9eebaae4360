import type {
  BackgroundSettings,
  FlatLayType,
  FlatLayViewpoint,
  OutputPaddings,
  OutputSize,
} from '@atelier/contracts';
import type { Rgba } from '@atelier/pixels/raster';

/** What the caller knows about the product; all of it may be absent and none of it is trusted blindly. */
export interface ProductHints {
  category?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
}

/** How a photo shows its product. `lying` covers hanging and ghost-mannequin shots of a bare garment. */
export type PhotoKind = 'lying' | 'worn' | 'object';

/** The kinds of garment that change what a stage does; `object` is everything that is not worn on the body. */
export type GarmentClass = 'top' | 'bottom' | 'dress' | 'headwear' | 'footwear' | 'bag' | 'object';

/** One side of the product, cut out and ready to be laid out. */
export interface PreparedView {
  viewpoint: FlatLayViewpoint;
  /** Index of the photo it was made from. */
  photo: number;
  kind: PhotoKind;
  garment: GarmentClass;
  /** The product on transparency, cropped to the object with a margin, colour decontaminated at the edge. */
  cutout: Rgba;
  /** True when no photo shows this side and it was rebuilt from the other. */
  inferred: boolean;
}

/** Everything the flat-lay stages need to know about a product's photos. */
export interface PreparedProduct {
  views: Partial<Record<FlatLayViewpoint, PreparedView>>;
  /** Public sentences about what could not be done well. */
  warnings: string[];
  /** For each photo, in order: what was seen. Goes to metadata. */
  photos: {
    kind: PhotoKind;
    garment: GarmentClass;
    viewpoint: FlatLayViewpoint | 'detail';
    confidence: number;
  }[];
}

/** One picture to make. */
export interface FlatLaySpec {
  type: FlatLayType;
  viewpoint: FlatLayViewpoint;
  background: BackgroundSettings;
  /** Pixels; absent = the type's own default. */
  size?: OutputSize | undefined;
  /** Pixels kept free around the object; absent = tasteful default. */
  paddings?: OutputPaddings | undefined;
  /** 0-based; variants differ visibly but tastefully. */
  variant: number;
  /** 32-bit unsigned; the only source of chance. */
  seed: number;
}

export interface RenderedPicture {
  /** PNG for transparent backgrounds, else JPEG. */
  bytes: Uint8Array;
  mime: 'image/png' | 'image/jpeg';
  width: number;
  height: number;
  warnings: string[];
  /** How far product and ground are apart in Oklab lightness, 0..1: of two pictures the larger one reads better. */
  separation?: number;
  /** Milliseconds spent per named stage, for the task's record. */
  timings: Record<string, number>;
}
