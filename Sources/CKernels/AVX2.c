// The kernels for x86-64 with AVX2 and FMA.
#if defined(__x86_64__)
#define TARGET_BEGIN \
  _Pragma("clang attribute push(__attribute__((target(\"avx2,fma\"))), apply_to = function)")
#define TARGET_END _Pragma("clang attribute pop")
#define TABLE ck_table_avx2
#define LEVEL "avx2"
#define TILE_ROWS 6
#define MASKED 0
#define MULADD(a, b, c) __builtin_elementwise_fma(a, b, c)

#include "Body.inc"
#endif
