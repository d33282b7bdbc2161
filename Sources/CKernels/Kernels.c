// The choice of level, made once.
#include "Levels.h"

static const ck_table *choose_table(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
    return ck_table_avx512();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return ck_table_avx2();
#endif
  return ck_table_baseline();
}

const ck_table *ck_kernels(void) {
  static _Atomic(const ck_table *) chosen = 0;
  const ck_table *table = __c11_atomic_load(&chosen, __ATOMIC_RELAXED);
  if (!table) {
    table = choose_table();
    __c11_atomic_store(&chosen, table, __ATOMIC_RELAXED);
  }
  return table;
}

int ck_product_is_blocked(size_t m, size_t n, size_t k) {
  return m >= 48 && n >= 96 && k >= 128 && n * k >= 1 << 16;
}

int ck_product_is_packed(size_t m, size_t k) {
  // Each panel of B is used for every twelve rows; a short one stays in cache as it stands.
  return m > 24 && k > 64;
}

int ck_product_is_by_dots(size_t m, size_t n, size_t k, size_t a_column, int b_transposed) {
  if (!b_transposed || a_column != 1 || k < LANES) return 0;
  // To join sums takes as long as a product of 64 terms or so; to turn B, as one of eight rows. Rows of
  // B are read once for each of A, from the first-level cache or the second.
  return n < 8 || (n >= LANES && m <= CK_DOT_ROWS && 8 * m <= k && k <= 3 * CK_BLOCK_DEPTH);
}

size_t ck_product_scratch(size_t m, size_t n, size_t k, int b_transposed) {
  if (ck_product_is_blocked(m, n, k))
    return CK_BLOCK_DEPTH * CK_BLOCK_COLUMNS + CK_BLOCK_ROWS * CK_BLOCK_DEPTH;
  // One packed panel of 48 columns at most, where B cannot be read as it stands.
  if (!b_transposed && n % 16 == 0 && !ck_product_is_packed(m, k)) return 0;
  return (k < CK_BLOCK_DEPTH ? k : CK_BLOCK_DEPTH) * 48;
}

int ck_product_gains_by_turning(size_t m, size_t n, size_t k) {
  // Dots are sums of another order; large products pack B in any case.
  return !ck_product_is_by_dots(m, n, k, 1, 1) && k > 1 && n * k <= 1 << 16 &&
         !ck_product_is_blocked(m, n, k);
}

int ck_product_may_alias(size_t m, size_t n, size_t k, int b_transposed) {
  // Elements must be finished in registers: not continued over blocks of k.
  return !b_transposed && k <= CK_BLOCK_DEPTH && !ck_product_is_blocked(m, n, k);
}
