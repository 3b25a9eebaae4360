import type { AccountId } from '../accounts/account.ts';
import type { Notices } from '../store/notices.ts';
import type { OperationSummary } from './activity.ts';

/** Changes that follow each other within this time are told once. */
const SETTLE_MS = 150;

type Listener = (operation: OperationSummary) => void;

/**
 * Hands changes of operations to those who listen for their account. However many listen, the database is asked once a
 * change, and not at all for accounts that nobody listens for.
 */
export class Feed {
  readonly #listeners = new Map<string, { account: AccountId; listeners: Set<Listener> }>();
  readonly #pending = new Set<string>();
  readonly #load: (account: AccountId, id: string) => Promise<OperationSummary | null>;

  constructor(notices: Notices, load: (account: AccountId, id: string) => Promise<OperationSummary | null>) {
    this.#load = load;
    notices.on('operation_changed', (topic) => this.#tellSoon(topic));
  }

  subscribe(account: AccountId, listener: Listener): () => void {
    const { listeners } = this.#listeners.get(account) ?? { listeners: new Set<Listener>() };
    this.#listeners.set(account, { account, listeners: listeners.add(listener) });
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(account);
    };
  }

  /** Topics are `<account>/<operation>`. */
  #tellSoon(topic: string): void {
    const end = topic.indexOf('/');
    const heard = this.#listeners.get(topic.slice(0, end));
    if (heard === undefined || this.#pending.has(topic)) return;
    this.#pending.add(topic);
    setTimeout(() => {
      this.#pending.delete(topic);
      // What cannot be read now is told with the next change; listeners also look by themselves.
      this.#tell(heard.account, topic.slice(end + 1)).catch(() => {});
    }, SETTLE_MS).unref();
  }

  async #tell(account: AccountId, id: string): Promise<void> {
    const operation = await this.#load(account, id);
    if (operation === null) return;
    for (const listener of [...(this.#listeners.get(account)?.listeners ?? [])]) listener(operation);
  }
}
