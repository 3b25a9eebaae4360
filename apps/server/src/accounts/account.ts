import type { KeyPermission } from '../store/tables.ts';

/** `account-<uuid>`. A value of this type has been authenticated or read from the database. */
export type AccountId = string & { readonly __brand: 'AccountId' };

/** What an account may use; `unlimited` is for those who run the server. */
export const PLANS = ['unlimited', 'free', 'basic', 'pro', 'enterprise'] as const;
export type Plan = (typeof PLANS)[number];

export interface Account {
  id: AccountId;
  name: string;
  /** 24 hex characters; also what `x-user-id` carries. */
  subscriptionId: string;
  plan: string;
}

/** A key of the Image Studio API: it does there what its permissions say, and nothing elsewhere. */
export interface StudioKey {
  account: Account;
  keyId: string;
  permissions: readonly KeyPermission[];
  /** Null = never. */
  expiresAt: Date | null;
}

/** A new account with the secrets that are shown once. */
export interface AccountCredentials {
  account_id: string;
  subscription_id: string;
  api_key: string;
  jwt_iss: string;
  jwt_secret: string;
}

/** A browser that is signed in: it may do what the account's key may. */
export interface Session {
  account: Account;
  expiresAt: Date;
  /** False for one that was opened on this host without a key. */
  hasKey: boolean;
}

/** Who is asking. Look-ups may be served from a cache of a few seconds; revocation empties it. */
export interface Accounts {
  byApiKey(key: string): Promise<Account | null>;
  /** Expired keys are found, too. */
  byStudioKey(key: string): Promise<StudioKey | null>;
  /** Expired sessions are found, too. */
  bySession(token: string): Promise<Session | null>;
  /** This process knows at once that a session ended; the others are told. */
  forgetSession(token: string): void;
  bySubscriptionId(subscriptionId: string): Promise<Account | null>;
  byJwtIssuer(iss: string): Promise<{ account: Account; secret: string } | null>;
}
