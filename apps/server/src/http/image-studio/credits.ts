import { CreditBalance, CreditUsage, UsageFilter } from '@atelier/contracts/image-studio';
import type { z } from 'zod';
import type { Account } from '../../accounts/account.ts';
import type { Credits } from '../../credits/credits.ts';
import type { App, RouteContext } from '../route-context.ts';
import { STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';

const TAGS = ['Credits'];

/** What an account may spend and has spent (spec: image-studio-api.md section 12). */
export function creditRoutes(app: App, { services: { credits } }: RouteContext): void {
  app.get('/credits', {
    schema: {
      operationId: 'getCredits',
      summary: 'The balance of this month',
      tags: TAGS,
      security: STUDIO_SECURITY,
      response: { 200: CreditBalance, ...STUDIO_REFUSALS },
    },
    handler: ({ caller: { account } }) => creditBalance(credits, account),
  });

  app.get('/credits/usage', {
    schema: {
      operationId: 'listCreditUsage',
      summary: 'What was charged, operation by operation',
      tags: TAGS,
      security: STUDIO_SECURITY,
      querystring: UsageFilter,
      response: { 200: CreditUsage, ...STUDIO_REFUSALS },
    },
    handler: async ({ query, caller: { account } }) => {
      const { entries, total } = await credits.usage(account.id, query);
      return {
        entries: entries.map(({ operationId, createdAt, ...entry }) => ({
          ...entry,
          job_id: operationId,
          created_at: createdAt.toISOString(),
        })),
        total,
        limit: query.limit,
        offset: query.offset,
      };
    },
  });
}

/** The balance of an account in the words of the API. */
export async function creditBalance(
  credits: Credits,
  account: Account,
): Promise<z.infer<typeof CreditBalance>> {
  const { allowance, used, reserved, remaining, periodStart, resetsAt } = await credits.balance(account);
  return {
    plan: account.plan,
    monthly_allowance: allowance,
    used,
    reserved,
    remaining,
    period_start: periodStart.toISOString(),
    resets_at: resetsAt.toISOString(),
  };
}
