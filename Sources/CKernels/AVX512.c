// The kernels for x86-64 with AVX-512.
#if defined(__x86_64__)
#define TARGET_BEGIN                                                                     \
  _Pragma("clang attribute push(__attribute__((target(\"avx512f,avx512bw,avx512dq,\"     \
          \"avx512vl,avx2,fma\"))), apply_to = function)")
#define TARGET_END _Pragma("clang attribute pop")
#define TABLE ck_table_avx512
#define LEVEL "avx512"
#define TILE_ROWS 12
#define MASKED 1
#define MULADD(a, b, c) __builtin_elementwise_fma(a, b, c)

#include "Body.inc"
#endif
