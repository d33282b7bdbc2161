// What a kernel's body needs of the level it is compiled for: its name, and vectors of sixteen floats,
// which the compiler splits over the registers there are.
#ifndef CKERNELS_LEVELS_H
#define CKERNELS_LEVELS_H

#include <stdint.h>
#include <string.h>

#include "Kernels.h"
#include "Steps.h"

typedef float v16 __attribute__((ext_vector_type(16)));
typedef float v4 __attribute__((ext_vector_type(4), aligned(4)));
typedef float v16u __attribute__((ext_vector_type(16), aligned(4)));
typedef int32_t i16x __attribute__((ext_vector_type(16)));

enum {
  LANES = 16,
  // Blocks of large products: B's stays in the second-level cache with a block of A.
  CK_BLOCK_DEPTH = 256, CK_BLOCK_COLUMNS = 1024, CK_BLOCK_ROWS = 240,
};

int ck_product_is_blocked(size_t m, size_t n, size_t k);
// Whether B is copied to panels though it is not transposed; else it is read in place.
int ck_product_is_packed(size_t m, size_t k);

const ck_table *ck_table_baseline(void);
const ck_table *ck_table_avx2(void);
const ck_table *ck_table_avx512(void);

#endif
