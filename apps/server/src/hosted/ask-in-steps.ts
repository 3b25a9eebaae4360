import type { CallContext } from '@atelier/providers';
import type { ImageIn, OperationSpec, Wish } from '@atelier/providers/hosted';
import { TaskRefused } from '../work/task-work.ts';
import { cleanImage } from './adapt-images.ts';
import {
  askProvider,
  type GivenPicture,
  type HostedParts,
  type ProviderTurn,
  STEP_PLACES,
  type WishedTask,
} from './ask-provider.ts';

/**
 * Has one provider do some work; where it dresses people in fewer products at a time than are wished for, in steps, each of
 * which starts from the picture of the one before. The result is what it gave at last, or why it gave nothing.
 * @throws PictureRefused when moderation refused it
 * @throws TaskRefused when something may have been paid for in vain, as when a later step was refused
 */
export async function askInSteps(
  parts: HostedParts,
  task: WishedTask,
  turn: ProviderTurn,
  context: CallContext,
): Promise<GivenPicture | string> {
  const specs = parts.hosted.providers.get(turn.choice.provider)?.provider.specs() ?? [];
  const [first, ...others] = dressingSteps(task.wish, specs);
  let given = await askProvider(parts, { ...task, wish: first ?? task.wish }, turn, context);
  for (const [index, step] of others.entries()) {
    if (typeof given === 'string') return given;
    const person = await cleanImage(parts.provider, await parts.storage.read(given.picture.key), context);
    const images = step.images.map((image) => (image.role === 'person' ? { ...image, ...person } : image));
    const place = turn.place + (index + 1) * STEP_PLACES;
    const next = await askProvider(
      parts,
      { ...task, wish: { ...step, images } },
      { ...turn, place },
      context,
    );
    if (typeof next === 'string') throw new TaskRefused(next);
    given = together(given, next);
  }
  return given;
}

/** A wish per step; one for everything unless the products are too many for every model. */
function dressingSteps(wish: Wish, specs: readonly OperationSpec[]): readonly Wish[] {
  const garments = wish.images.filter(({ role }) => role === 'garment');
  const room = specs
    .filter(({ operation }) => operation === wish.operation)
    .map(({ inputs }) => inputs.garment?.count[1] ?? 0);
  const most = Math.max(0, ...room);
  if (wish.operation !== 'try-on' || most === 0 || garments.length <= most) return [wish];
  const others = wish.images.filter(({ role }) => role !== 'garment');
  return chunks(garments, most).map((some) => ({ ...wish, images: [...others, ...some] }));
}

function chunks(images: readonly ImageIn[], size: number): ImageIn[][] {
  const count = Math.ceil(images.length / size);
  return Array.from({ length: count }, (_, index) => images.slice(index * size, (index + 1) * size));
}

/** The later picture, with what both cost and said. */
function together(before: GivenPicture, after: GivenPicture): GivenPicture {
  const costs = [before, after].map(({ facts }) => facts.provider_cost_usd);
  const isKnown = costs.every((cost) => typeof cost === 'number');
  return {
    ...after,
    warnings: [...before.warnings, ...after.warnings.filter((text) => !before.warnings.includes(text))],
    facts: {
      ...after.facts,
      provider_cost_usd: isKnown ? costs.reduce((sum, cost) => sum + Number(cost), 0) : null,
    },
  };
}
