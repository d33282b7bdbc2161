#include "Steps.h"

#include <stdatomic.h>
#include <string.h>

static atomic_int stop_flag;

void ck_stop_request(void) { atomic_store_explicit(&stop_flag, 1, memory_order_relaxed); }
void ck_stop_clear(void) { atomic_store_explicit(&stop_flag, 0, memory_order_relaxed); }
int ck_stop_is_requested(void) { return atomic_load_explicit(&stop_flag, memory_order_relaxed); }

// Elements, and rows of `count`, that a step works on between two looks at the stop flag: a millisecond
// or less.
enum { PIECE = 1 << 18 };
static inline size_t piece_rows(size_t count) { return count >= PIECE ? 1 : PIECE / (count ? count : 1); }

// Runs STATEMENT for pieces of `total`: each `here` of them from `at` on; ends the step at a stop.
#define EACH_PIECE(TOTAL, SIZE, STATEMENT)                                          \
  for (size_t at = 0, here; at < (TOTAL); at += here) {                             \
    here = (TOTAL)-at < (SIZE) ? (TOTAL)-at : (SIZE);                               \
    if (at && ck_stop_is_requested()) return 0;                                     \
    STATEMENT;                                                                      \
  }

static int strided(const ck_step *s) {
  float *y = s->y;
  const size_t *n = s->sizes;
  const ptrdiff_t *d = s->steps;
  size_t since = 0;
  for (size_t i = 0; i < n[0]; i++)
    for (size_t j = 0; j < n[1]; j++)
      for (size_t k = 0; k < n[2]; k++) {
        const float *a = s->a + (ptrdiff_t)i * d[0] + (ptrdiff_t)j * d[1] + (ptrdiff_t)k * d[2];
        if (d[3] == 1) {
          memcpy(y, a, n[3] * sizeof *y);
        } else {
          for (size_t l = 0; l < n[3]; l++) y[l] = a[(ptrdiff_t)l * d[3]];
        }
        y += n[3];
        since += n[3];
        if (since >= PIECE) {
          if (ck_stop_is_requested()) return 0;
          since = 0;
        }
      }
  return 1;
}

// The place in an axis of `s->rows` that index `i` names, from the end where negative; −1 outside.
static inline ptrdiff_t place(const ck_step *s, size_t i) {
  int64_t index = s->index_kind == CK_INDEX_INT32    ? ((const int32_t *)s->index)[i]
                  : s->index_kind == CK_INDEX_UINT32 ? ((const uint32_t *)s->index)[i]
                                                     : ((const int64_t *)s->index)[i];
  int64_t size = (int64_t)s->rows;
  if (index < 0) index += size;
  return index < 0 || index >= size ? -1 : (ptrdiff_t)index;
}

static int take(const ck_step *s) {
  for (size_t o = 0; o < s->outer; o++)
    for (size_t j = 0; j < s->picks; j++) {
      if (j % PIECE == PIECE - 1 && ck_stop_is_requested()) return 0;
      ptrdiff_t at = place(s, j);
      if (at < 0) return 0;
      memcpy(s->y + (o * s->picks + j) * s->count, s->a + (o * s->rows + (size_t)at) * s->count,
             s->count * sizeof *s->y);
    }
  return 1;
}

static int take_add(const ck_step *s) {
  memcpy(s->y, s->a, s->outer * s->rows * s->count * sizeof *s->y);
  for (size_t o = 0; o < s->outer; o++)
    for (size_t j = 0; j < s->picks; j++) {
      if (j % PIECE == PIECE - 1 && ck_stop_is_requested()) return 0;
      ptrdiff_t at = place(s, j);
      if (at < 0) return 0;
      float *y = s->y + (o * s->rows + (size_t)at) * s->count;
      const float *c = s->c + (o * s->picks + j) * s->count;
      for (size_t i = 0; i < s->count; i++) y[i] += c[i];
    }
  return 1;
}

static int pick(const ck_step *s, int adds) {
  if (adds) memcpy(s->y, s->a, s->outer * s->rows * s->count * sizeof *s->y);
  size_t position = 0;
  for (size_t o = 0; o < s->outer; o++)
    for (size_t j = 0; j < s->picks; j++)
      for (size_t i = 0; i < s->count; i++, position++) {
        if (position % PIECE == PIECE - 1 && ck_stop_is_requested()) return 0;
        ptrdiff_t at = place(s, position);
        if (at < 0) return 0;
        size_t element = (o * s->rows + (size_t)at) * s->count + i;
        if (adds)
          s->y[element] += s->c[position];
        else
          s->y[position] = s->a[element];
      }
  return 1;
}

// Sixteen rows at a time, for which the kernels want classes that are there, from 0 on.
static int cross_entropy(const ck_table *t, const ck_step *s) {
  enum { ROWS = 16 };
  for (size_t at = 0; at < s->outer; at += ROWS) {
    if (at && ck_stop_is_requested()) return 0;
    size_t rows = s->outer - at < ROWS ? s->outer - at : ROWS;
    int32_t classes[ROWS] = {0};
    for (size_t r = 0; r < rows; r++) {
      ptrdiff_t found = place(s, at + r);
      if (found < 0) return 0;
      classes[r] = (int32_t)found;
    }
    const float *a = s->a + at * s->count;
    if (s->kind == CK_STEP_CROSS_ENTROPY)
      t->cross_entropy(a, classes, s->y + at, rows, s->count);
    else
      t->cross_entropy_gradient(a, classes, s->b + at, s->y + at * s->count, rows, s->count);
  }
  return 1;
}

// `columns` from `row` on.
static inline ck_columns moved(ck_columns columns, size_t row) {
  columns.x += row * columns.count;
  if (columns.gradient) columns.gradient += row * columns.count;
  return columns;
}

static int sum_columns(const ck_table *t, const ck_step *s) {
  float *y = s->y;
  for (size_t o = 0; o < s->outer; o++) {
    size_t at = 0;
    do {
      if ((o || at) && ck_stop_is_requested()) return 0;
      size_t here = s->rows - at < s->columns.block ? s->rows - at : s->columns.block;
      ck_columns columns = moved(s->columns, o * s->rows + at);
      t->sum_columns(s->function, &columns, here, at > 0, y);
      at += here;
    } while (at < s->rows);
    y += (s->function == CK_SUM_GRADIENTS ? 2 : 1) * s->columns.count;
  }
  return 1;
}

#define NORMALIZE(KERNEL)                                             \
  EACH_PIECE(s->rows, piece_rows(s->count), {                         \
    ck_columns columns = moved(s->columns, at);                       \
    t->KERNEL(&columns, here, s->y + at * s->count);                  \
  })

// Runs one step; 0 where an index is outside its axis, or where it was stopped.
static inline int run(const ck_table *t, const ck_step *s) {
  switch (s->kind) {
    case CK_STEP_UNARY:
      EACH_PIECE(s->count, PIECE, t->unary[s->function](s->a + at, s->y + at, here))
      break;
    case CK_STEP_BINARY:
      for (size_t r = 0; r < s->rows; r++) {
        if (r % PIECE == PIECE - 1 && ck_stop_is_requested()) return 0;
        const float *a = s->a + r * s->a_row, *b = s->b + r * s->b_row;
        float *y = s->y + r * s->count;
        EACH_PIECE(s->count, PIECE, t->binary[s->function](a + at * s->a_step, s->a_step,
                                                           b + at * s->b_step, s->b_step, y + at,
                                                           here))
      }
      break;
#define ROWS(KERNEL, WIDTH)                                                                  \
  EACH_PIECE(s->rows, piece_rows(s->count),                                                  \
             t->KERNEL(s->a + at * s->count, s->y + at * (WIDTH), here, s->count))
    case CK_STEP_SUM_ROWS: ROWS(sum, 1) break;
    case CK_STEP_SUM_COLUMNS: return sum_columns(t, s);
    case CK_STEP_NORMALIZE: NORMALIZE(normalize) break;
    case CK_STEP_NORMALIZE_GRADIENT: NORMALIZE(normalize_gradient) break;
    case CK_STEP_LARGEST_ROWS: ROWS(largest, 1) break;
    case CK_STEP_SOFTMAX: ROWS(softmax, s->count) break;
    case CK_STEP_LOG_SUM_EXP: ROWS(log_sum_exp, 1) break;
    case CK_STEP_COPY:
      EACH_PIECE(s->count, 16 * PIECE, memcpy(s->y + at, s->a + at, here * sizeof *s->y))
      break;
    case CK_STEP_FILL:
      EACH_PIECE(s->count, 16 * PIECE,
                 for (size_t i = at; i < at + here; i++) s->y[i] = *s->a)
      break;
    case CK_STEP_STRIDED: return strided(s);
    case CK_STEP_PRODUCT:
      t->product(&s->product);
      // It may have ended early.
      return !ck_stop_is_requested();
    case CK_STEP_GATHER:
      t->gather(&s->patches, s->a, s->y);
      return !ck_stop_is_requested();
    case CK_STEP_SCATTER:
      t->scatter(&s->patches, s->a, s->b, s->y);
      return !ck_stop_is_requested();
    case CK_STEP_TAKE: return take(s);
    case CK_STEP_TAKE_ADD: return take_add(s);
    case CK_STEP_PICK: return pick(s, 0);
    case CK_STEP_PICK_ADD: return pick(s, 1);
    case CK_STEP_CROSS_ENTROPY:
    case CK_STEP_CROSS_ENTROPY_GRADIENT: return cross_entropy(t, s);
    case CK_STEP_CHAIN:
      for (size_t r = 0; r < s->rows; r++) {
        if (r % PIECE == PIECE - 1 && ck_stop_is_requested()) return 0;
        size_t place = r * s->count;
        EACH_PIECE(s->count, PIECE, t->chain(&s->stages, s->a + place + at, s->y + place + at,
                                             place + at, at, here))
      }
      break;
  }
  return 1;
}

size_t ck_run(const ck_step *steps, size_t count) {
  const ck_table *table = ck_kernels();
  for (size_t i = 0; i < count; i++) {
    if (ck_stop_is_requested()) return i;
    if (!run(table, steps + i)) return i;
  }
  return count;
}
