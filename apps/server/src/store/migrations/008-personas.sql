-- Voices of brands: what pictures from words shall have, and what they shall not.
create table personas (
  id text primary key,
  account_id text not null references accounts (id) on delete cascade,
  name text not null,
  keywords text[] not null,
  avoid text[] not null,
  colors text[] not null,
  tone text,
  is_default boolean not null,
  created_at timestamptz not null
);
create index personas_account on personas (account_id, created_at);
create unique index personas_default on personas (account_id) where is_default;
