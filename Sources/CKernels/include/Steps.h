// Steps: a kernel with its operands, as plain data. Running eagerly makes one and runs it; a replayed plan
// is a list of them made beforehand.
#ifndef CKERNELS_STEPS_H
#define CKERNELS_STEPS_H

#include <stddef.h>
#include <stdint.h>

#include "Kernels.h"
#include "Patches.h"

enum {
  CK_STEP_UNARY,         // y[i] = f(a[i])
  CK_STEP_BINARY,        // y[r][i] = f(a[r · a_row + i · a_step], b[r · b_row + i · b_step])
  CK_STEP_SUM_ROWS,      // y[r] = Σᵢ a[r][i]
  CK_STEP_SUM_COLUMNS,   // y[o] = the sums `function` of `rows` rows of `columns`; `outer` times
  CK_STEP_LARGEST_ROWS,  // y[r] = max a[r][i]
  CK_STEP_SOFTMAX,       // y[r] = softmax(a[r])
  CK_STEP_LOG_SUM_EXP,   // y[r] = log Σ exp(a[r][i])
  CK_STEP_COPY,          // y[i] = a[i]
  CK_STEP_FILL,          // y[i] = a[0]
  CK_STEP_STRIDED,       // y, row-major of four sizes, from a with four steps
  CK_STEP_PRODUCT,       // y = op(a) · op(b)
  CK_STEP_GATHER,        // y = the patches of a
  CK_STEP_SCATTER,       // y = the sum of the patches a, 0 where b is not above 0
  CK_STEP_TAKE,          // y[o][j] = a[o][index[j]], runs of `count`, `rows` a block of a
  CK_STEP_TAKE_ADD,      // y = a; y[o][index[j]] += c[o][j]
  CK_STEP_PICK,          // y[o][j][i] = a[o][index[o][j][i]][i]
  CK_STEP_PICK_ADD,      // y = a; y[o][index[o][j][i]][i] += c[o][j][i]
  CK_STEP_CROSS_ENTROPY, // y[r] = log Σ exp(a[r]) − a[r][index[r]], `outer` rows of `count`
  CK_STEP_CROSS_ENTROPY_GRADIENT, // y[r] = softmax(a[r]) · b[r], less b[r] at index[r]
  CK_STEP_CHAIN,         // y[r][i] = a[r][i] after all stages
  CK_STEP_NORMALIZE,     // y = the normalized `columns`
  CK_STEP_NORMALIZE_GRADIENT,
};

typedef struct {
  int32_t kind;
  int32_t function;
  // Where above 1: this step and those after it, so many, are independent of each other.
  int32_t group;
  const float *a;
  const float *b;
  const float *c;
  float *y;
  // Indices of CK_STEP_TAKE and its like: `picks` in a block of y, integers of `index_kind`.
  const void *index;
  int32_t index_kind;
  size_t picks;
  size_t count, rows, outer;
  size_t a_row, b_row, a_step, b_step;
  size_t sizes[4];
  ptrdiff_t steps[4];
  union {
    ck_product product;
    ck_stages stages;
    ck_patches patches;
    ck_columns columns;
  };
} ck_step;

// The integers an index can consist of.
enum { CK_INDEX_INT32, CK_INDEX_UINT32, CK_INDEX_INT64 };

// Runs steps until the stop flag is seen, or until one has an index outside its axis; gives how many
// were run.
size_t ck_run(const ck_step *steps, size_t count);

// The stop flag that ck_run and Swift's loops poll.
void ck_stop_request(void);
void ck_stop_clear(void);
int ck_stop_is_requested(void);

#endif
