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

/** A new account with the secrets that are shown once. */
export interface AccountCredentials {
  account_id: string;
  subscription_id: string;
  api_key: string;
  jwt_iss: string;
  jwt_secret: string;
}

/** Who is asking. Look-ups may be served from a cache of a few seconds; revocation empties it. */
export interface Accounts {
  byApiKey(key: string): Promise<Account | null>;
  bySubscriptionId(subscriptionId: string): Promise<Account | null>;
  byJwtIssuer(iss: string): Promise<{ account: Account; secret: string } | null>;
}
