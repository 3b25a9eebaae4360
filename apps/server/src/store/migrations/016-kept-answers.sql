-- What a request without a job was answered: the same request under the same key gets it again.
alter table idempotency_keys
  add column answer_status smallint,
  add column answer text;
