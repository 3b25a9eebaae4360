import { AtelierError, PHOTO_CHECKS } from '@atelier/contracts';
import type { PredefinedModel } from '@atelier/engine';
import type { AccountId } from '../accounts/account.ts';
import { hintsOf } from '../catalogue/orders.ts';
import { roleOf } from '../catalogue/role.ts';
import { startOrdering, writeOperation } from '../operations/create.ts';
import type { Order } from '../operations/operation.ts';
import { contentIdentity, type OrderedPhoto } from '../operations/photos.ts';
import { photoChecksOf } from '../store/accounts.ts';
import type { Tx } from '../store/connect.ts';
import { liveImage } from '../store/images.ts';
import { lockReadySkus, type ReadySku } from './ready-skus.ts';
import type { OrderedTryOn, TryOnParts, TryOnWish } from './try-ons.ts';

/** Who is dressed: somebody in a photo, or a predefined model. */
type Person = { photo: OrderedPhoto } | { model: PredefinedModel };

/** See `TryOns.order`. */
export function orderTryOn(parts: TryOnParts, account: AccountId, wish: TryOnWish): Promise<OrderedTryOn> {
  return parts.db.transaction().execute(async (tx) => {
    const person = await requirePerson(parts, tx, account, wish.personImageId);
    const skus = await lockReadySkus(tx, account, [...new Set(wish.skuIds)]);
    const order: Order<'try_on'> = {
      kind: 'try_on',
      imageTypes: ['outfit'],
      generations: 1,
      priority: 'online',
      family: wish.family,
      echo: wish.echo,
      words: skus.map(({ product }) => hintsOf(product)),
      ...(await personalPart(tx, account, person, skus)),
    };
    await startOrdering(tx, account);
    const photos = 'photo' in person ? [person.photo] : [];
    const preparedKeys = skus.map(({ preparedKey }) => preparedKey);
    const operationId = await writeOperation(parts, tx, account, order, photos, { preparedKeys });
    return { operationId, details: 'photo' in person ? aboutCarried(skus) : null };
  });
}

/** @throws AtelierError `input_image_not_found` */
async function requirePerson(
  { tryOnModels, ambient }: TryOnParts,
  tx: Tx,
  account: AccountId,
  imageId: string,
): Promise<Person> {
  const known = tryOnModels.byId(imageId);
  if (known !== undefined) return { model: known.model };
  const image = await liveImage(tx, account, imageId, ambient.now());
  if (image === null || image.origin === 'product') throw new AtelierError('input_image_not_found');
  const identity = contentIdentity(image);
  return { photo: { position: 0, source_url: null, image_id: image.id, identity } };
}

/** Models need no checks, and it is known who they are. */
async function personalPart(tx: Tx, account: AccountId, person: Person, skus: ReadySku[]) {
  if ('model' in person) return { model: person.model, checks: [] };
  const checks = (await photoChecksOf(tx, account)) ?? [...PHOTO_CHECKS];
  return { checks, gender: commonGender(skus) };
}

/** People try on what is made for them: says something about the build under wide clothes. */
function commonGender(skus: ReadySku[]): 'female' | 'male' | undefined {
  const [gender, ...others] = [...new Set(skus.map(({ product }) => product.gender))];
  return others.length === 0 && (gender === 'female' || gender === 'male') ? gender : undefined;
}

/** Roles whose things are held or put on, not worn as cloth. */
const CARRIED = ['bag', 'head', 'eyes'];

function aboutCarried(skus: ReadySku[]): string | null {
  const carried = skus.filter(({ traits }) => CARRIED.includes(roleOf(traits) ?? ''));
  if (carried.length === 0) return null;
  const names = carried.map(({ skuId }) => skuId).join(', ');
  return `Bags, hats and glasses are left out of photos in which they cannot be placed: ${names}.`;
}
