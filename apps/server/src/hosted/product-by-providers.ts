import type { BackgroundSettings, FlatLayViewpoint } from '@atelier/contracts';
import type { CallContext, PictureProvider, PictureResult } from '@atelier/providers';
import {
  HOSTED_PROVIDERS,
  type ImageIn,
  type Likeness,
  readPictureHeader,
  type Wish,
} from '@atelier/providers/hosted';
import type { AccountId } from '../accounts/account.ts';
import type { ProductPicture } from '../operations/kinds/product-picture.ts';
import { firstPictureOfAppearance } from '../store/appearances.ts';
import { TaskRefused } from '../work/task-work.ts';
import { cleanImage } from './adapt-images.ts';
import { askProvider, type GivenPicture, type HostedParts, turnsLeft } from './ask-provider.ts';
import { whoDoes } from './choose.ts';

/** A task that renders products, for an account whose pictures providers make. */
export interface ProductTask {
  id: string;
  account: AccountId;
  /** `auto`, or a provider's id. */
  engine: string;
  picture: ProductPicture;
}

/** White, square: the reference picture of a product that providers are shown. */
const REFERENCE_SIDE_PX = 1024;
const REFERENCE_GROUND: BackgroundSettings = {
  background_type: 'reference_color',
  reference_color: '#ffffff',
};

/**
 * A picture of products by a provider; or, when the local engine is to make it, why those who were asked could not: nobody
 * does such pictures, or (with `auto`) nobody could.
 * @throws TaskRefused when the provider that the account wants cannot make it, or may have been paid in vain
 * @throws PictureRefused when moderation refused it
 */
export async function productPictureByProviders(
  parts: HostedParts,
  { id, account, engine, picture }: ProductTask,
  context: CallContext,
): Promise<PictureResult | string[]> {
  const isNamed = engine !== 'auto';
  if (isNamed && !parts.hosted.providers.has(engine))
    throw new TaskRefused(`The provider '${engine}', which is chosen for the account, is not configured.`);
  const chain = whoDoes(parts.hosted, picture.operation).filter(
    ({ provider }) => !isNamed || provider === engine,
  );
  if (chain.length === 0) return [];
  const shown = await shownBefore(parts, account, picture);
  const wish = await wishOf(parts.provider, picture, shown?.bytes, context);
  const told: string[] = [];
  const turns = chain.map((choice) => ({
    choice,
    // Settings may change between attempts: a provider's place must not.
    place: HOSTED_PROVIDERS.findIndex((row) => row.id === choice.provider),
    why: isNamed ? 'chosen for the account' : `asked first for ${picture.operation}`,
  }));
  for (const turn of await turnsLeft(parts, id, turns)) {
    const given = await askProvider(parts, { id, account, wish }, turn, context);
    if (typeof given !== 'string') return finish(parts, picture, given, { told, shown }, context);
    told.push(given);
  }
  if (isNamed) throw new TaskRefused(told[0] ?? `The provider '${engine}' cannot make this picture.`);
  return [...told, 'The local engine made the picture, as no provider could.'];
}

async function finish(
  { provider: engine, storage }: HostedParts,
  picture: ProductPicture,
  given: GivenPicture,
  { told, shown }: { told: readonly string[]; shown: ShownBefore | undefined },
  context: CallContext,
): Promise<PictureResult> {
  const bytes = await storage.read(given.picture.key);
  const made = await picture.finish(engine, bytes, context, given.size);
  return {
    ...made,
    warnings: [...told, ...given.warnings, ...made.warnings],
    metadata: {
      ...withoutEngine(made.metadata),
      ...given.facts,
      ...(shown === undefined ? {} : { person_as_in: shown.imageId }),
    },
  };
}

/** The engine only brought the picture into shape. */
function withoutEngine({
  engine: _engine,
  engine_version: _version,
  ...rest
}: Record<string, unknown>): Record<string, unknown> {
  return rest;
}

interface ShownBefore {
  imageId: string;
  bytes: Uint8Array;
}

/** The picture in which the person of a series was seen first; undefined while there is none, or none any more. */
async function shownBefore(
  { db, storage, ambient }: HostedParts,
  account: AccountId,
  { series }: ProductPicture,
): Promise<ShownBefore | undefined> {
  if (series === undefined) return undefined;
  const found = await firstPictureOfAppearance(db, account, series.appearance, ambient.now());
  if (found === null) return undefined;
  const bytes = await storage.read(found.key).catch(() => undefined);
  return bytes && { imageId: found.imageId, bytes };
}

async function wishOf(
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
    params: { quality: 'standard' },
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
  return { isFaceSeen, picture: await cleanImage(engine, shown, context) };
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
