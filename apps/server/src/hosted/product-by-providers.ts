import type { CallContext, PictureResult } from '@atelier/providers';
import { HOSTED_PROVIDERS, type Operation } from '@atelier/providers/hosted';
import type { AccountId } from '../accounts/account.ts';
import type { ProductPicture } from '../operations/kinds/product-picture.ts';
import { ANY_MODEL } from '../studio-catalogue/select-model.ts';
import { TaskRefused } from '../work/task-work.ts';
import { askInSteps } from './ask-in-steps.ts';
import { type GivenPicture, type HostedParts, turnsLeft } from './ask-provider.ts';
import { whoDoes } from './choose.ts';
import type { Choice } from './hosted-order.ts';
import { type ShownBefore, shownBefore, wishOfProducts } from './wish-of-products.ts';

/** A task that renders products, for an account whose pictures providers make. */
export interface ProductTask {
  id: string;
  account: AccountId;
  /** `auto`, or a provider's id. */
  engine: string;
  picture: ProductPicture;
}

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
  const chain = isNamed ? named(parts, engine, picture.operation) : whoDoes(parts.hosted, picture.operation);
  if (chain.length === 0) return [];
  const shown = await shownBefore(parts, account, picture);
  const wish = await wishOfProducts(parts.provider, picture, shown?.bytes, context);
  const told: string[] = [];
  const turns = chain.map((choice) => ({
    choice,
    // Settings may change between attempts: a provider's place must not.
    place: HOSTED_PROVIDERS.findIndex((row) => row.id === choice.provider),
    why: isNamed ? 'chosen for the account' : `asked first for ${picture.operation}`,
  }));
  for (const turn of await turnsLeft(parts, id, turns)) {
    const given = await askInSteps(parts, { id, account, wish }, turn, context);
    if (typeof given !== 'string') return finish(parts, picture, given, { told, shown }, context);
    told.push(given);
  }
  if (isNamed) throw new TaskRefused(told[0] ?? `The provider '${engine}' cannot make this picture.`);
  return [...told, 'The local engine made the picture, as no provider could.'];
}

/** Whoever is chosen for an account is asked for everything that it does. */
function named({ hosted }: HostedParts, id: string, operation: Operation): Choice[] {
  const does = hosted.providers
    .get(id)
    ?.provider.specs()
    .some((spec) => spec.operation === operation);
  return does === true ? [{ provider: id, model: ANY_MODEL }] : [];
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
