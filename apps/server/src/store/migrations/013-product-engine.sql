-- Who makes an account's pictures of products: `local`, `auto` (a provider where one can), or a provider's id.
alter table accounts add column product_engine text not null default 'local';
