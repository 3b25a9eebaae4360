-- Accounts and their keys. Keys are stored as SHA-256 of a 256-bit random secret; JWT secrets must be readable.
create table accounts (
  id text primary key,
  name text not null,
  subscription_id text not null unique,
  plan text not null,
  jwt_iss text not null unique,
  jwt_secret text not null,
  created_at timestamptz not null default now()
);

create table api_keys (
  id text primary key,
  account_id text not null references accounts (id) on delete cascade,
  key_hash bytea not null unique,
  hint text not null, -- last characters, to recognise a key in a list
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index api_keys_account on api_keys (account_id);

-- Stored bytes, by content. A row is written before the bytes and stays until nothing refers to it.
create table blobs (
  key text primary key,
  account_id text not null references accounts (id) on delete cascade,
  bytes bigint not null,
  -- while set and in the future, somebody is between writing the bytes and referring to them
  held_until timestamptz
);

-- Pictures that have a public id: uploads, downloaded product photos, results.
create table images (
  id text primary key,
  account_id text not null references accounts (id) on delete cascade,
  origin text not null check (origin in ('upload', 'download', 'generated')),
  owner_type text not null check (owner_type in ('user', 'aiuta')),
  original_key text references blobs (key),
  served_key text not null references blobs (key),
  mime text not null,
  width integer not null,
  height integer not null,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
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
  request jsonb not null, -- as echoed, defaults filled in
  priority text not null check (priority in ('online', 'offline')),
  status text not null default 'CREATED',
  error text,
  warnings jsonb not null default '[]',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  finished_at timestamptz
);
create index operations_account on operations (account_id, created_at);

create table tasks (
  id text primary key,
  operation_id text not null references operations (id) on delete cascade,
  account_id text not null references accounts (id) on delete cascade,
  kind text not null, -- download, prepare, render
  step integer not null, -- tasks of step n start when all of step n-1 are done
  position integer not null, -- order within the step
  input jsonb not null,
  status text not null default 'waiting' check (status in ('waiting', 'queued', 'running', 'done', 'failed', 'cancelled')),
  attempts integer not null default 0,
  stage text,
  progress real not null default 0,
  timings jsonb not null default '{}',
  error text,
  result_image_id text references images (id) on delete set null,
  result_key text references blobs (key), -- intermediate bytes (a prepared product)
  queued_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  unique (operation_id, step, position)
);
create index tasks_operation on tasks (operation_id);
create index tasks_pending on tasks (account_id) where status in ('queued', 'running');

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
  work_key text primary key,
  account_id text not null references accounts (id) on delete cascade,
  blob_key text not null references blobs (key),
  mime text not null,
  width integer not null,
  height integer not null,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now()
);

-- Secrets of the whole installation, drawn at first start: `image-urls` signs the picture URLs.
create table server_secrets (
  name text primary key,
  value bytea not null
);
