-- What somebody asked recommendations for, to put the outfits they may like first. People are known by a hash only.
create table recommendation_visits (
  account_id text not null references accounts (id) on delete cascade,
  visitor text not null, -- SHA-256 of account and user_id, hex
  sku_internal_id text not null references sku_items (internal_id) on delete cascade,
  visited_at timestamptz not null,
  primary key (account_id, visitor, sku_internal_id)
);
create index recommendation_visits_sku on recommendation_visits (sku_internal_id);
create index recommendation_visits_age on recommendation_visits (visited_at);
