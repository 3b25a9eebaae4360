-- Keys of the Image Studio API have permissions; a key without them is for every API.
alter table api_keys add column permissions text[]
  check (permissions <@ array['read', 'write', 'admin']::text[]);
alter table api_keys add column name text;
alter table api_keys add column description text;
alter table api_keys add column expires_at timestamptz;

create table api_key_uses (
  key_id text primary key references api_keys (id) on delete cascade,
  uses bigint not null,
  last_used_at timestamptz not null
);

-- Requests by fixed window, for rate limits that all servers share.
create table request_counts (
  subject text not null, -- an account id, or the address of a client that nobody knows
  period text not null check (period in ('minute', 'day', 'heavy_minute', 'refused_minute')),
  starts_at timestamptz not null,
  count integer not null,
  primary key (subject, period, starts_at)
);
create index request_counts_age on request_counts (starts_at);
