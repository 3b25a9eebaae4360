-- Work given to hosted providers. A row is written before anything is sent, so that after any crash it is known what may
-- have been paid for. Rows outlive their tasks: they are also the account of what was spent.
create table hosted_jobs (
  task_id text not null,
  choice integer not null, -- place in the task's list of providers
  account_id text not null references accounts (id) on delete cascade,
  key uuid not null, -- what the provider knows this work by, where it lets us say so
  provider text not null,
  operation text not null,
  model text not null,
  state text not null check (state in ('sent', 'running', 'refused', 'done', 'blocked', 'failed', 'lost', 'cancelled')),
  handle jsonb, -- ids at the provider; never keys
  message text, -- why it was refused, failed or lost
  usd numeric, -- null = not known
  provider_credits numeric,
  cost_basis text,
  request_id text,
  sent_at timestamptz not null,
  ended_at timestamptz,
  primary key (task_id, choice)
);
create index hosted_jobs_account on hosted_jobs (account_id, sent_at);

-- What came back, until the task has made its own pictures of it: it was paid for, so a crash must not lose it.
create table hosted_results (
  task_id text not null,
  choice integer not null,
  position integer not null,
  blob_key text not null references blobs (key),
  seed bigint,
  primary key (task_id, choice, position),
  foreign key (task_id, choice) references hosted_jobs (task_id, choice) on delete cascade
);
create index hosted_results_blob on hosted_results (blob_key);
