-- Browsers that signed in with a key. A session ends with its key; those opened on this host have none.
create table sessions (
  token_hash bytea primary key,
  account_id text not null references accounts (id) on delete cascade,
  key_id text references api_keys (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_account on sessions (account_id, expires_at);
create index sessions_key on sessions (key_id) where key_id is not null;
