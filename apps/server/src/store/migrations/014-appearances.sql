-- Finds the pictures that show the same person, for those that are to show it again.
create index operations_appearance on operations (account_id, (request -> 'appearance' ->> 'seed'))
  where kind = 'on_figure';
