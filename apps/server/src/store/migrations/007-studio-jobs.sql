-- Work of the Image Studio API. Its operations are kept for a day; what is worth keeping is in the library.
alter table tasks drop constraint tasks_kind_check;
alter table tasks add constraint tasks_kind_check check (kind in ('download', 'prepare', 'render', 'studio'));
alter table operations add column is_refused boolean not null default false; -- failed for a reason in its input

create table studio_inputs (
  operation_id text not null references operations (id) on delete cascade,
  position integer not null,
  role text not null, -- what the picture is to the work
  blob_key text not null references blobs (key),
  primary key (operation_id, position)
);
create index studio_inputs_blob on studio_inputs (blob_key);

create table studio_pictures (
  operation_id text not null references operations (id) on delete cascade,
  position integer not null, -- task by task, within each in the order of its making
  blob_key text not null references blobs (key),
  mime text not null,
  width integer not null,
  height integer not null,
  metadata jsonb not null,
  asset_id bigint, -- once it is in the library
  primary key (operation_id, position)
);
create index studio_pictures_blob on studio_pictures (blob_key);

-- The asset library.
create table library_assets (
  id bigint generated always as identity primary key,
  account_id text not null references accounts (id) on delete cascade,
  blob_key text not null references blobs (key),
  asset_type text not null check (asset_type in ('text', 'image', 'video', 'audio')),
  source_module text not null,
  filename text not null,
  mime text not null,
  width integer,
  height integer,
  title text,
  description text,
  prompt text,
  tags text[] not null default '{}',
  metadata jsonb not null default '{}',
  provider text,
  model text,
  cost_cents integer not null default 0,
  generation_ms integer,
  status text not null default 'completed' check (status in ('completed', 'processing', 'failed', 'pending')),
  is_favorite boolean not null default false,
  download_count integer not null default 0,
  share_count integer not null default 0,
  last_accessed timestamptz,
  parent_id bigint references library_assets (id) on delete set null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index library_assets_account on library_assets (account_id, created_at);
create index library_assets_blob on library_assets (blob_key);

-- Requests that may be repeated without being done twice.
create table idempotency_keys (
  account_id text not null references accounts (id) on delete cascade,
  key text not null,
  request_hash bytea not null, -- of path and body
  operation_id text, -- what it became
  created_at timestamptz not null,
  primary key (account_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
