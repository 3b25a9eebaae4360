-- Assets in collections: an asset may be in several.
create table asset_collections (
  id bigint generated always as identity primary key,
  account_id text not null references accounts (id) on delete cascade,
  name text not null,
  description text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index asset_collections_account on asset_collections (account_id, created_at);

create table collection_assets (
  collection_id bigint not null references asset_collections (id) on delete cascade,
  asset_id bigint not null references library_assets (id) on delete cascade,
  added_at timestamptz not null,
  primary key (collection_id, asset_id)
);
create index collection_assets_asset on collection_assets (asset_id);
