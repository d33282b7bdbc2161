// The kernels for any processor: no fused multiply-add is asked for.
#define TARGET_BEGIN
#define TARGET_END
#define TABLE ck_table_baseline
#define LEVEL "baseline"
#define TILE_ROWS 6
#define MASKED 0
#define MULADD(a, b, c) ((a) * (b) + (c))

#include "Body.inc"
