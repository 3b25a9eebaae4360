import { AtelierError } from '@atelier/contracts';
import type { Account, AccountId } from '../accounts/account.ts';
import type { Ambient } from '../ambient.ts';
import { planOf } from '../rate-limits/rate-limits.ts';
import type { Db, Tx } from '../store/connect.ts';
import {
  type CreditEntryRow,
  type EntryFilter,
  insertCreditEntry,
  listEntries,
  periodCents,
  reserveCents,
} from '../store/credits.ts';
import type { CreditStatus } from '../store/tables.ts';
import type { Price } from './price.ts';

const CENTS = 100;

/** What an account has this month; null = as much as one likes. */
export interface Balance {
  allowance: number | null;
  used: number;
  reserved: number;
  remaining: number | null;
  periodStart: Date;
  resetsAt: Date;
}

/** A row of the ledger. */
export interface UsageEntry {
  id: string;
  operationId: string;
  operation: string;
  provider: string;
  model: string;
  images: number;
  credits: number;
  status: CreditStatus;
  createdAt: Date;
}

export interface Credits {
  balance(account: Pick<Account, 'id' | 'plan'>): Promise<Balance>;
  /** What is left of this month's allowance; null = as much as one likes. */
  remaining(account: Pick<Account, 'id' | 'plan'>): Promise<number | null>;
  /** The newest first, with how many there are in all. */
  usage(account: AccountId, filter: EntryFilter): Promise<{ entries: UsageEntry[]; total: number }>;
}

export function createCredits(db: Db, ambient: Pick<Ambient, 'now'>): Credits {
  const balance: Credits['balance'] = async ({ id, plan }) => {
    const period = monthOf(ambient.now());
    const { used, reserved } = await periodCents(db, id, period);
    const allowance = planOf(plan).credits_per_month;
    const remaining = allowance === null ? null : Math.max(0, allowance - (used + reserved) / CENTS);
    return {
      allowance,
      used: used / CENTS,
      reserved: reserved / CENTS,
      remaining,
      periodStart: period,
      resetsAt: monthAfter(period),
    };
  };
  return {
    balance,
    remaining: async (account) =>
      planOf(account.plan).credits_per_month === null ? null : (await balance(account)).remaining,
    usage: async (account, filter) => {
      const { rows, total } = await listEntries(db, account, filter);
      return { entries: rows.map(toEntry), total };
    },
  };
}

function toEntry(row: CreditEntryRow): UsageEntry {
  const { id, operation, provider, model, images, status } = row;
  const [operationId, credits] = [row.operation_id, row.cents / CENTS];
  return { id, operation, provider, model, images, credits, operationId, status, createdAt: row.created_at };
}

/**
 * Sets the price of an operation aside, in the transaction that writes the operation.
 * @throws AtelierError `not_enough_credits`
 */
export async function reserveCredits(
  { ambient }: { ambient: Pick<Ambient, 'now' | 'uuid'> },
  tx: Tx,
  account: Pick<Account, 'id' | 'plan'>,
  operationId: string,
  price: Price,
  images: number,
): Promise<void> {
  const at = ambient.now();
  const period = monthOf(at);
  const cents = Math.round(price.total * CENTS);
  const { credits_per_month: allowance } = planOf(account.plan);
  const allowanceCents = allowance === null ? null : allowance * CENTS;
  if (cents > 0 && !(await reserveCents(tx, account.id, period, cents, allowanceCents))) {
    const { used, reserved } = await periodCents(tx, account.id, period);
    const left = Math.max(0, (allowanceCents ?? 0) - used - reserved) / CENTS;
    throw new AtelierError('not_enough_credits', {
      message: `Not enough credits: ${price.total} needed, ${left} available`,
    });
  }
  const { operation, provider, model } = price;
  const entry = { id: ambient.uuid(), operation_id: operationId, period, created_at: at };
  await insertCreditEntry(tx, account.id, { ...entry, operation, provider, model, images, cents });
}

/** The first moment of a month, UTC. */
function monthOf(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
}

function monthAfter(start: Date): Date {
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
}
