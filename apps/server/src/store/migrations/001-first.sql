-- Accounts and their keys. Keys are stored as SHA-256 of a 256-bit random secret; JWT secrets must be readable.
create table accounts (
  id text primary key,
  name text not null,
  subscription_id text not null unique,
  plan text not null,
  jwt_iss text not null unique,
  jwt_secret text not null,
  created_at timestamptz not null
);
create unique index accounts_default on accounts (name) where name = 'default';

create table api_keys (
  id text primary key,
  account_id text not null references accounts (id) on delete cascade,
  key_hash bytea not null unique,
  hint text not null, -- last characters, to recognise a key in a list
  created_at timestamptz not null,
  revoked_at timestamptz
);
create index api_keys_account on api_keys (account_id);

-- Stored bytes, by content. A row is written before the bytes and stays until nothing refers to it.
create table blobs (
  key text primary key, -- <account id>/<SHA-256 of the bytes, hex>
  account_id text not null references accounts (id) on delete cascade,
  bytes integer not null
);
create index blobs_account on blobs (account_id);

-- Somebody is between writing bytes and referring to them.
create table blob_holds (
  id uuid primary key,
  key text not null references blobs (key),
  until timestamptz not null
);
create index blob_holds_key on blob_holds (key);

-- Pictures that have a public id: uploads, downloaded product photos, results.
create table images (
  id text primary key,
  account_id text not null references accounts (id) on delete cascade,
  origin text not null check (origin in ('upload', 'download', 'generated')),
  owner_type text not null check (owner_type in ('user', 'aiuta')),
  original_key text references blobs (key), -- as it came; never served
  served_key text not null references blobs (key),
  mime text not null,
  width integer not null,
  height integer not null,
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz
);
create index images_account on images (account_id, created_at);
create index images_expiry on images (expires_at) where expires_at is not null;
create index images_served on images (served_key);
create index images_original on images (original_key);

create table operations (
  id text primary key,
  account_id text not null references accounts (id) on delete cascade,
  kind text not null, -- flat_lay, later on_figure, try_on, ...
  family text not null, -- which API made it; decides the shape of its answers
  request jsonb not null, -- the order: its echo, image types and generations
  priority text not null check (priority in ('online', 'offline')),
  status text not null default 'CREATED'
    check (status in ('CREATED', 'IN_PROGRESS', 'PAUSED', 'SUCCESS', 'FAILED', 'CANCELLED', 'ABORTED')),
  error text,
  warnings jsonb not null default '[]',
  version integer not null default 1, -- grows with every change
  created_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz
);
create index operations_account on operations (account_id, created_at);

create table tasks (
  id uuid primary key, -- also the id of its queue job
  operation_id text not null references operations (id) on delete cascade,
  account_id text not null references accounts (id) on delete cascade,
  kind text not null check (kind in ('download', 'prepare', 'render')),
  step integer not null, -- tasks of a step start when all of the step before are done
  position integer not null, -- order within the step
  input jsonb not null,
  priority text not null check (priority in ('online', 'offline')),
  turn integer not null, -- start tag of fair queueing: the lower, the sooner (within one priority)
  status text not null check (status in ('waiting', 'queued', 'running', 'done', 'failed', 'cancelled')),
  attempts integer not null default 0, -- claims so far; the number of an attempt is its fencing token
  failures integer not null default 0, -- attempts that ended in an error worth retrying
  stage text,
  progress real not null default 0,
  timings jsonb not null default '{}', -- milliseconds by stage
  error text,
  result_image_id text references images (id) on delete set null,
  result_key text references blobs (key), -- intermediate bytes (a prepared product), until the operation ends
  started_at timestamptz,
  finished_at timestamptz,
  unique (operation_id, step, position)
);
create index tasks_fairness on tasks (priority, turn) where status in ('queued', 'running');
create index tasks_backlog on tasks (account_id, priority, turn) where status in ('waiting', 'queued', 'running');
create index tasks_result_image on tasks (result_image_id) where result_image_id is not null;
create index tasks_result_key on tasks (result_key) where result_key is not null;

-- Which photos an operation works on, in the caller's order.
create table operation_photos (
  operation_id text not null references operations (id) on delete cascade,
  position integer not null,
  source_url text,
  image_id text references images (id) on delete set null,
  primary key (operation_id, position)
);
create index operation_photos_image on operation_photos (image_id);

-- Answers to identical work: key = hash of engine version, parameters and input contents.
create table work_results (
  account_id text not null references accounts (id) on delete cascade,
  work_key text not null,
  blob_key text not null references blobs (key),
  mime text not null,
  width integer not null, -- 0 for what is no picture
  height integer not null,
  warnings jsonb not null default '[]',
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (account_id, work_key)
);
create index work_results_blob on work_results (blob_key);
create index work_results_age on work_results (created_at);

-- What an answer was made from, so that deleting a photo also deletes what was derived from it.
create table work_sources (
  account_id text not null,
  work_key text not null,
  source_key text not null,
  primary key (account_id, work_key, source_key),
  foreign key (account_id, work_key) references work_results on delete cascade
);
create index work_sources_source on work_sources (source_key);

-- Secrets of the whole installation, drawn at first start: `image-urls` signs the picture URLs.
create table server_secrets (
  name text primary key,
  value bytea not null
);
