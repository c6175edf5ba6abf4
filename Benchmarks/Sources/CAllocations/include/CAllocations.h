#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Whether allocations are counted on this system.
bool counts_allocations(void);

/// How many blocks the calling thread has allocated so far; a block that grows counts again.
uint64_t allocation_count(void);
