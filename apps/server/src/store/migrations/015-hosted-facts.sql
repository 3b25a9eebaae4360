-- What a provider told of a picture besides its bytes, until the task has made its own of it.
alter table hosted_results add column facts jsonb not null default '{}';
