-- The cutouts that an operation was given: several products are tried on together.
create table operation_cutouts (
  operation_id text not null references operations (id) on delete cascade,
  position integer not null, -- in the order in which the products were named
  prepared_key text not null references blobs (key),
  primary key (operation_id, position)
);
create index operation_cutouts_prepared on operation_cutouts (prepared_key);
insert into operation_cutouts (operation_id, position, prepared_key)
  select id, 0, prepared_key from operations where prepared_key is not null;
drop index operations_prepared;
alter table operations drop column prepared_key;

-- Why a try-on was aborted.
alter table operations add column abort_reason text check (abort_reason in
  ('NO_PEOPLE_DETECTED', 'TOO_MANY_PEOPLE_DETECTED', 'CHILD_DETECTED', 'INSUFFICIENT_TARGET_AREA', 'INTERNAL_RESTRICTION'));

-- The checks of photos that this account's try-ons go through, by the reason they give; null = all there are.
alter table accounts add column photo_checks text[];
