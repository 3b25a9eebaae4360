-- Credits in hundredths: whole numbers add up.
create table credit_periods (
  account_id text not null references accounts (id) on delete cascade,
  starts_at timestamptz not null, -- the first moment of a month, UTC
  used_cents bigint not null default 0,
  reserved_cents bigint not null default 0,
  primary key (account_id, starts_at)
);

-- One row per operation: reserved before the work, then charged for what was made, or released.
create table credit_entries (
  id uuid primary key,
  account_id text not null references accounts (id) on delete cascade,
  operation_id text not null unique, -- without a foreign key: the ledger outlives operations
  period timestamptz not null,
  operation text not null,
  provider text not null,
  model text not null,
  images integer not null,
  cents integer not null, -- reserved, then charged
  status text not null check (status in ('reserved', 'charged', 'released')),
  created_at timestamptz not null,
  settled_at timestamptz
);
create index credit_entries_account on credit_entries (account_id, created_at);
