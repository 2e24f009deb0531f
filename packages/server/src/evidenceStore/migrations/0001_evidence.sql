-- Evidence as received, one row per Event record. Rows are written once and never changed: a Run's rows lie together,
-- in the order of their records. `record` is the record's own text, byte by byte as it was hashed and sealed; the
-- other columns only find it. Partitioned by the server's clock, since a clock of an endpoint may say anything.
CREATE TABLE IF NOT EXISTS events {{onCluster}}
(
  endpoint_id LowCardinality(String),
  run_id String,
  n UInt64,
  seq Nullable(UInt64),
  time DateTime64(6, 'UTC'),
  type LowCardinality(String),
  resource_kind LowCardinality(String),
  resource String,
  act LowCardinality(String),
  at String,
  repeat_of Nullable(UInt64),
  repeat_count UInt64,
  record String CODEC(ZSTD(3)),
  ingested_at DateTime64(3, 'UTC') DEFAULT now64(3),
  INDEX n_range n TYPE minmax GRANULARITY 1
)
ENGINE = {{replicated}}MergeTree
PARTITION BY toYYYYMM(ingested_at)
ORDER BY (endpoint_id, run_id, n)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- What is known of each Run up to record `through_n`; the highest wins. `state` is the whole fold, the other columns
-- are what a listing filters by. Run ids sort by the time a Run began, so the key is also the order of the listing.
CREATE TABLE IF NOT EXISTS runs {{onCluster}}
(
  run_id String,
  endpoint_id LowCardinality(String),
  through_n UInt64,
  account LowCardinality(String),
  endpoint_name LowCardinality(String),
  script_name String,
  script_path String,
  script_sha256 String,
  packages Array(LowCardinality(String)),
  hosts Array(LowCardinality(String)),
  status LowCardinality(String),
  started_at DateTime64(6, 'UTC'),
  last_event_at DateTime64(6, 'UTC'),
  launch String,
  parent_run String,
  search String CODEC(ZSTD(1)),
  state String CODEC(ZSTD(3)),
  INDEX launch_is launch TYPE bloom_filter GRANULARITY 4,
  INDEX parent_run_is parent_run TYPE bloom_filter GRANULARITY 4
)
ENGINE = {{replicated}}ReplacingMergeTree(through_n)
ORDER BY (run_id, endpoint_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- The seals that endpoints put on their logs. `record` is the seal's own text.
CREATE TABLE IF NOT EXISTS seals {{onCluster}}
(
  endpoint_id LowCardinality(String),
  n UInt64,
  head String,
  time String,
  record String
)
ENGINE = {{replicated}}ReplacingMergeTree
ORDER BY (endpoint_id, n)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
