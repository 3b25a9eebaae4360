import { createTexts as texts } from '../../texts/en/create.ts';
import type { Fact } from '../../ui/Facts.tsx';
import type { OrderPrice } from '../../work/Price.tsx';
import type { CreatePreview, Providers } from './use-create.ts';

/** The price of an order, from what the server says of it. */
export function priceOf(preview: CreatePreview | undefined, count: number): OrderPrice | null {
  if (preview === undefined) return null;
  const { estimated_cost: total, cost_per_image: each, balance } = preview;
  return { total, each, count, left: balance.remaining };
}

/** What the price is made up of. */
export function priceFacts({ request, cost_per_image, size_class }: CreatePreview, count: number): Fact[] {
  const { price } = texts;
  return [
    [price.model, `${request.provider} / ${request.model}`],
    [price.size, `${request.dimensions.replace('x', ' × ')} px, ${price[size_class]}`],
    [price.count, String(count)],
    [price.each, String(cost_per_image)],
  ];
}

/** Somebody who makes the same pictures for less. */
export interface CheaperModel {
  provider: string;
  model: string;
  each: number;
}

/** The cheapest model that can be asked, if it takes less than the one that will be; null when there is none. */
export function cheaperModel(
  { cost_per_image, size_class }: Pick<CreatePreview, 'cost_per_image' | 'size_class'>,
  providers: Providers,
): CheaperModel | null {
  const models = Object.entries(providers)
    .filter(([, { available }]) => available)
    .flatMap(([provider, { models: advertised, model_details }]) =>
      advertised.flatMap((model): CheaperModel[] => {
        const each = model_details[model]?.credits[size_class];
        return each === undefined ? [] : [{ provider, model, each }];
      }),
    );
  const [cheapest] = models.toSorted((a, b) => a.each - b.each);
  return cheapest !== undefined && cheapest.each < cost_per_image ? cheapest : null;
}
