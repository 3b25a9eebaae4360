-- The products a shop keeps with us. `json` columns come back as they were written, to the last escape.
create table sku_items (
  internal_id text primary key, -- sku-<uuid>
  account_id text not null references accounts (id) on delete cascade,
  sku_id text not null, -- the shop's own id
  number bigint generated always as identity, -- the order of creation
  product json not null, -- words, without the photos
  metadata json,
  availability text not null check (availability in ('in_stock', 'out_of_stock', 'preorder', 'backorder')),
  preparation_id text, -- the operation that prepares it at the moment
  prepared_key text references blobs (key), -- its cutouts, for every picture of it
  traits json, -- what they show: kind, colours, pattern
  created_at timestamptz not null,
  unique (account_id, sku_id)
);
create index sku_items_order on sku_items (account_id, number);
create index sku_items_prepared on sku_items (prepared_key) where prepared_key is not null;

-- Its photos, in the shop's order; their pictures stay as long as the SKU.
create table sku_photos (
  sku_internal_id text not null references sku_items (internal_id) on delete cascade,
  position integer not null,
  source_url text,
  image_id text references images (id) on delete set null,
  primary key (sku_internal_id, position)
);
create index sku_photos_image on sku_photos (image_id);

-- What it is to be used for, and how far that is. Switches have a row also while they are off (`absent`), pictures
-- one per wanted image type, named in `variant`.
create table sku_readiness (
  sku_internal_id text not null references sku_items (internal_id) on delete cascade,
  capability text not null check (capability in
    ('try_on', 'outfit_recommendations', 'size_and_fit', 'off_figure_product_images', 'on_figure_product_images')),
  variant text not null default '',
  position integer not null default 0,
  status text not null check (status in ('absent', 'preparing', 'ready', 'rejected', 'failed')),
  error_message text,
  updated_at timestamptz not null,
  operation_id text, -- the operation that makes this picture
  primary key (sku_internal_id, capability, variant)
);

-- Operations that prepare a SKU go with it; those that use one keep its cutouts until they end.
alter table operations add column sku_internal_id text references sku_items (internal_id) on delete cascade;
alter table operations add column prepared_key text references blobs (key);
create index operations_sku on operations (sku_internal_id) where sku_internal_id is not null;
create index operations_prepared on operations (prepared_key) where prepared_key is not null;

alter table images drop constraint images_origin_check;
alter table images add constraint images_origin_check
  check (origin in ('upload', 'download', 'product', 'generated'));
