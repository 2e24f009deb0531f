-- Findings in the Scripts of Runs, one row for each record that raised one: they come again after a kill and are the same.
-- `finding` is the whole of it, the other columns are what a listing filters by.
CREATE TABLE IF NOT EXISTS findings {{onCluster}}
(
  endpoint_id LowCardinality(String),
  run_id String,
  n UInt64,
  time DateTime64(6, 'UTC'),
  rule LowCardinality(String),
  severity_rank UInt8,
  fingerprint String,
  account LowCardinality(String),
  endpoint_name LowCardinality(String),
  script_name String,
  script_path String,
  finding String CODEC(ZSTD(3))
)
ENGINE = {{replicated}}ReplacingMergeTree
ORDER BY (endpoint_id, run_id, n)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
