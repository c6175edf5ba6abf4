#pragma once
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

/* Not in every version of librdkafka that the kit runs on. Weak: a null pointer where it is missing. */
extern void rd_kafka_mock_group_initial_rebalance_delay_ms(rd_kafka_mock_cluster_t *cluster, int32_t delay_ms)
    __attribute__((weak));

/* Sets how long the mock cluster waits for more members when the first one joins a group. Without the function above it
 * stays at 3000 ms. */
static inline void crdkafka_mock_set_join_delay(rd_kafka_mock_cluster_t *cluster, int32_t delay_ms) {
    if (rd_kafka_mock_group_initial_rebalance_delay_ms)
        rd_kafka_mock_group_initial_rebalance_delay_ms(cluster, delay_ms);
}
