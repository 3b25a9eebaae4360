-- Assets whose files are kept elsewhere: only what is said about them is here.
alter table library_assets alter column blob_key drop not null;
alter table library_assets add column url text;
alter table library_assets add column url_bytes integer; -- as its owner says
alter table library_assets add check (blob_key is not null or url is not null);
create index library_assets_parent on library_assets (parent_id);
