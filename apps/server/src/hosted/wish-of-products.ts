import type { BackgroundSettings, FlatLayViewpoint } from '@atelier/contracts';
import type { CallContext, PictureProvider } from '@atelier/providers';
import { type ImageIn, type Likeness, readPictureHeader, type Wish } from '@atelier/providers/hosted';
import type { AccountId } from '../accounts/account.ts';
import type { ProductPicture } from '../operations/kinds/product-picture.ts';
import { firstPictureOfAppearance } from '../store/appearances.ts';
import { cleanImage } from './adapt-images.ts';
import type { HostedParts } from './ask-provider.ts';

/** White, square: the reference picture of a product that providers are shown. */
const REFERENCE_SIDE_PX = 1024;
const REFERENCE_GROUND: BackgroundSettings = {
  background_type: 'reference_color',
  reference_color: '#ffffff',
};

/** A picture in which the person of a series was seen before. */
export interface ShownBefore {
  imageId: string;
  bytes: Uint8Array;
}

/** The picture in which the person of a series was seen first; undefined while there is none, or none any more. */
export async function shownBefore(
  { db, storage, ambient }: Pick<HostedParts, 'db' | 'storage' | 'ambient'>,
  account: AccountId,
  { series }: ProductPicture,
): Promise<ShownBefore | undefined> {
  if (series === undefined) return undefined;
  const found = await firstPictureOfAppearance(db, account, series.appearance, ambient.now());
  if (found === null) return undefined;
  const bytes = await storage.read(found.key).catch(() => undefined);
  return bytes && { imageId: found.imageId, bytes };
}

/** What a provider is wished to do for a picture of products, in nobody's terms yet. */
export async function wishOfProducts(
  engine: PictureProvider,
  picture: ProductPicture,
  shown: Uint8Array | undefined,
  context: CallContext,
): Promise<Wish> {
  const { operation, words, seed, products, person, size, series } = picture;
  const garments: ImageIn[] = [];
  for (const product of products)
    garments.push(await referenceOf(engine, product, picture.viewpoint, context));
  const dressed = person === undefined ? undefined : await cleanImage(engine, person, context);
  const wanted = size ?? dressed;
  return {
    operation,
    images: [...(dressed === undefined ? [] : [{ role: 'person' as const, ...dressed }]), ...garments],
    ...(series === undefined ? {} : { likeness: await likenessOf(engine, series, shown, context) }),
    prompt: words,
    seed,
    ...(wanted === undefined ? {} : { size: { width: wanted.width, height: wanted.height } }),
    params: { quality: 'standard', garmentPhoto: 'flat-lay' },
    spareWords: words,
  };
}

async function likenessOf(
  engine: PictureProvider,
  { isFaceSeen }: NonNullable<ProductPicture['series']>,
  shown: Uint8Array | undefined,
  context: CallContext,
): Promise<Likeness> {
  if (shown === undefined) return { isFaceSeen };
  // Models take what is transparent for black; a JPEG shows it white.
  return { isFaceSeen, picture: await cleanImage(engine, shown, context, 'jpeg') };
}

/** The product alone on white, as the engine cut it out: no scene or person of its photo leads the model astray. */
async function referenceOf(
  engine: PictureProvider,
  { prepared, words }: ProductPicture['products'][number],
  viewpoint: FlatLayViewpoint,
  context: CallContext,
): Promise<ImageIn> {
  const spec = {
    type: 'flat',
    viewpoint,
    background: REFERENCE_GROUND,
    size: { width: REFERENCE_SIDE_PX, height: REFERENCE_SIDE_PX },
    variant: 0,
    seed: 0,
  } as const;
  const { bytes } = await engine.flatLay({ prepared, spec }, context);
  const header = readPictureHeader(bytes);
  if (header === null) throw new Error('the engine laid a product out as no PNG or JPEG');
  const { mime, width, height } = header;
  return { role: 'garment', bytes, mime, width, height, note: words };
}
