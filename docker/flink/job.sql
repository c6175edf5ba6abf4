-- The two jobs of Lab 07 in Flink SQL. Nothing here knows tracing: the context of a trace is a header like any other.

SET 'table.local-time-zone' = 'UTC';
SET 'parallelism.default' = '1';

-- What the shop sends. `headers` is a metadata column: the record's headers, as bytes by name.
CREATE TABLE raw_orders (
  store STRING,
  id STRING,
  cents BIGINT,
  orderedAt BIGINT,
  email STRING,
  `test` BOOLEAN,
  headers MAP<STRING, BYTES> METADATA
) WITH (
  'connector' = 'kafka',
  'topic' = 'raw-orders',
  'properties.bootstrap.servers' = 'kafka:9092',
  'properties.group.id' = 'flink-cleaning',
  'scan.startup.mode' = 'earliest-offset',
  'key.format' = 'raw',
  'key.fields' = 'store',
  'value.format' = 'json',
  'value.fields-include' = 'EXCEPT_KEY'
);

-- Cleaned orders: written by the first job, and read by the second. The watermark is 30 s behind the latest order, and
-- moves with each order instead of every 200 ms, so that a run has the same result whatever its speed.
CREATE TABLE orders (
  store STRING,
  id STRING,
  cents BIGINT,
  orderedAt BIGINT,
  headers MAP<STRING, BYTES> METADATA,
  orderTime AS TO_TIMESTAMP_LTZ(orderedAt, 3),
  WATERMARK FOR orderTime AS orderTime - INTERVAL '30' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'flink-orders',
  'properties.bootstrap.servers' = 'kafka:9092',
  'properties.group.id' = 'flink-totals',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.emit.strategy' = 'on-event',
  'key.format' = 'raw',
  'key.fields' = 'store',
  'value.format' = 'json',
  'value.fields-include' = 'EXCEPT_KEY'
);

CREATE TABLE order_totals (
  store STRING,
  windowStart TIMESTAMP(3),
  windowEnd TIMESTAMP(3),
  orders BIGINT,
  cents BIGINT,
  headers MAP<STRING, BYTES> METADATA
) WITH (
  'connector' = 'kafka',
  'topic' = 'flink-order-totals',
  'properties.bootstrap.servers' = 'kafka:9092',
  'key.format' = 'raw',
  'key.fields' = 'store',
  'value.format' = 'json',
  'value.fields-include' = 'EXCEPT_KEY'
);

-- Passing on: without `headers` in the SELECT the trace would end here.
INSERT INTO orders
SELECT store, id, cents, orderedAt, headers
FROM raw_orders
WHERE NOT `test`;

CREATE VIEW traced_orders AS
SELECT store, cents, orderTime, DECODE(headers['traceparent'], 'UTF-8') AS traceparent
FROM orders;

-- A window: its result has no single context to go on with, and SQL can start no span. What it can do is to hand on the
-- contexts of all orders as text, so that whoever reads the total can link to them. LISTAGG leaves out NULL, which a
-- missing header is, and puts commas between.
INSERT INTO order_totals
SELECT
  store,
  window_start,
  window_end,
  COUNT(*),
  SUM(cents),
  CAST(MAP['linked-traceparents', ENCODE(LISTAGG(traceparent), 'UTF-8')] AS MAP<STRING, BYTES>)
FROM TABLE(TUMBLE(TABLE traced_orders, DESCRIPTOR(orderTime), INTERVAL '1' MINUTE))
GROUP BY store, window_start, window_end;
