import type { OperationRequest } from './operation.ts';
import type { Money, OperationSpec } from './spec.ts';

/** What a request costs by the price list, for all of its pictures. */
export function estimateBy(
  { price }: OperationSpec,
  request: Pick<OperationRequest, 'count' | 'size' | 'params'>,
): Money {
  const { basis, credits, usdByTier = {} } = price;
  const { count, size, params } = request;
  const tier = size !== undefined && 'tier' in size ? size.tier : undefined;
  const quality = params?.quality;
  const named = [tier, quality].flatMap((name) => (typeof name === 'string' ? [usdByTier[name]] : []));
  const usd = named.find((amount) => amount !== undefined) ?? price.usd;
  return {
    usd: usd === null ? null : usd * count,
    ...(credits === undefined ? {} : { credits: credits * count }),
    basis,
  };
}
