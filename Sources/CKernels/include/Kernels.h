// The table of float kernels, filled once with those of the best level this processor has.
#ifndef CKERNELS_KERNELS_H
#define CKERNELS_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "Patches.h"

// ORDER: the cases of UnaryFunction in TensorCore/Kernels/UnaryLoops.swift that have a kernel here.
enum {
  CK_ABSOLUTE, CK_NEGATE, CK_FLOOR, CK_CEIL, CK_ROUND, CK_SQUARE, CK_SQRT, CK_RSQRT,
  CK_RECIPROCAL, CK_EXP, CK_LOG, CK_TANH, CK_SIGMOID, CK_RELU, CK_ERF, CK_UNARY_COUNT
};

// ORDER: likewise BinaryFunction. CK_GATE is `b > 0 ? a : 0`.
enum {
  CK_ADD, CK_SUBTRACT, CK_MULTIPLY, CK_DIVIDE, CK_MAXIMUM, CK_MINIMUM, CK_GATE, CK_BINARY_COUNT
};

// y[i] = f(x[i]).
typedef void ck_unary(const float *x, float *y, size_t count);

// y[i] = f(a[i * step_a], b[i * step_b]); steps are 0 or 1.
typedef void ck_binary(const float *a, size_t step_a, const float *b, size_t step_b, float *y,
                       size_t count);

// Things done to an element v once it is computed, in order; each rounds by itself, so that the result is
// that of doing them one by one. ORDER: the cases of Stage.Kind in TensorCore/Kernels/Stage.swift.
enum {
  CK_STAGE_ADD,            // v + x
  CK_STAGE_ADD_TO,         // x + v: of two NaNs it is x that stays
  CK_STAGE_SUBTRACT,       // v − x
  CK_STAGE_SUBTRACT_FROM,  // x − v
  CK_STAGE_MULTIPLY,       // v · x
  CK_STAGE_MULTIPLY_BY,    // x · v
  CK_STAGE_GATE,           // x > 0 ? v : 0
  CK_STAGE_SCALE,          // v · x, where x is one number for all
  CK_STAGE_RELU,           // v < 0 ? 0 : v + 0
  CK_STAGE_NEGATE,         // −v
  CK_STAGE_SQUARE,         // v · v
  CK_MOST_STAGES = 4
};

// What x is: one number for all v, an element of one row that all rows share, or an element for each v.
// ORDER: the cases of Stage.Operand.
enum { CK_READS_NOTHING, CK_READS_NUMBER, CK_READS_ROW, CK_READS_ELEMENTS };

typedef struct {
  int32_t kind, reads;
  const float *operand;
} ck_stage;

typedef struct {
  size_t count;
  ck_stage stage[CK_MOST_STAGES];
} ck_stages;

// The stages of a part of the result, whose first element is the one at `place`, in column `column`.
static inline void ck_stages_move(ck_stages *stages, size_t place, size_t column) {
  for (size_t i = 0; i < stages->count; i++) {
    ck_stage *s = stages->stage + i;
    if (s->reads == CK_READS_ROW) s->operand += column;
    if (s->reads == CK_READS_ELEMENTS) s->operand += place;
  }
}

// A product C = op(A) · op(B). Element (i, l) of op(A) is a[i * a_row + l * a_column]. B is row-major
// [k, n], or [n, k] where b_transposed. C is row-major [m, n]. B and C may be columns of wider matrices,
// C only where n is 8 or more.
//
// Each element of C is one chain of multiply-adds in the order of l, whatever the blocking, or, by dots, the
// sum of sixteen such chains: a row of C does not depend on the other rows.
typedef struct {
  size_t m, n, k;
  int by_dots;  // what ck_product_is_by_dots says of the whole product, of which this may be a part
  const float *a;
  size_t a_row, a_column;
  const float *b;
  int b_transposed;
  size_t b_row;  // from row to row of B where it is not transposed: n, or more
  float *c;
  size_t c_row;  // likewise of C, and of what is as large
  float *scratch;  // ck_product_scratch(...) floats, 64-byte aligned
  ck_stages stages;  // what is done to finished elements; C may be an operand of them
} ck_product;

// What is added up for each column of x, by ck_columns' names; the third gives two sums, one after the
// other. ORDER: ColumnSum in TensorCore/Kernels/ColumnSteps.swift.
enum {
  CK_SUM,             // x
  CK_SUM_DEVIATIONS,  // (x − mean)²
  CK_SUM_GRADIENTS,   // gradient, gradient · (x − mean) · scale
};

// Rows of `count` floats, x and gradient, and vectors of one float a column; null where not needed.
typedef struct {
  size_t count;
  size_t block;  // rows that are added up before they are added to others
  const float *x, *gradient;
  const float *mean, *scale, *weight, *bias;
  const float *sums;  // both of CK_SUM_GRADIENTS
  float share;        // 1 / rows
  int relu;
} ck_columns;

// y from x, `rows` rows of `count`.
typedef void ck_rows(const float *x, float *y, size_t rows, size_t count);

typedef struct {
  const char *level;
  ck_unary *unary[CK_UNARY_COUNT];
  ck_binary *binary[CK_BINARY_COUNT];
  // Sum, largest element and log-sum-exp of each of `rows` rows of `count`, and their softmax; sums in
  // sixteen lanes, whatever the level.
  ck_rows *sum, *largest, *log_sum_exp, *softmax;
  // Sums over `rows` rows, in order from zero, then added to y where it continues.
  void (*sum_columns)(int kind, const ck_columns *columns, size_t rows, int continues, float *y);
  // Rows of y = weight · ((x − mean) · scale) + bias, and ReLU after that where asked; and the gradient
  // of x for that of y, where mean and scale are functions of x.
  void (*normalize)(const ck_columns *columns, size_t rows, float *y);
  void (*normalize_gradient)(const ck_columns *columns, size_t rows, float *y);
  void (*product)(const ck_product *product);
  // y[i] = a[i] after all stages, `count` elements of one row. Operands that are rows are read from
  // `column` on, the others from `place` on. y may be a or an operand.
  void (*chain)(const ck_stages *stages, const float *a, float *y, size_t place, size_t column,
                size_t count);
  // y[r] = log Σ exp(x[r]) − x[r][classes[r]], and its derivative times g[r]:
  // y[r][i] = softmax(x[r])[i] · g[r], less g[r] where i is the class; sixteen rows at most, of `count`, and
  // sixteen classes to be read.
  void (*cross_entropy)(const float *x, const int32_t *classes, float *y, size_t rows, size_t count);
  void (*cross_entropy_gradient)(const float *x, const int32_t *classes, const float *g, float *y,
                                 size_t rows, size_t count);
  // rows[place][position][channel] = input, and 0 outside of it.
  void (*gather)(const ck_patches *patches, const float *input, float *rows);
  // input = the sum of rows, each where it was read from; where there is a gate, 0 unless it is above 0.
  void (*scatter)(const ck_patches *patches, const float *rows, const float *gate, float *input);
} ck_table;

const ck_table *ck_kernels(void);

static inline void ck_apply_unary(int function, const float *x, float *y, size_t count) {
  ck_kernels()->unary[function](x, y, count);
}

static inline void ck_apply_binary(int function, const float *a, size_t step_a, const float *b,
                                   size_t step_b, float *y, size_t count) {
  ck_kernels()->binary[function](a, step_a, b, step_b, y, count);
}

static inline void ck_apply_product(const ck_product *product) {
  ck_kernels()->product(product);
}

enum { CK_DOT_ROWS = 8 };

// Whether a product goes by rows of A and of Bᵀ: few rows, or few columns.
int ck_product_is_by_dots(size_t m, size_t n, size_t k, size_t a_column, int b_transposed);

// The floats of scratch that a product needs; 0 for most small ones.
size_t ck_product_scratch(size_t m, size_t n, size_t k, int b_transposed);

// Whether a product with Bᵀ, rows of A in order, gives the same bits, and sooner, where B has been turned
// before.
int ck_product_gains_by_turning(size_t m, size_t n, size_t k);

// Whether a product may be written over an operand of its stages.
int ck_product_may_alias(size_t m, size_t n, size_t k, int b_transposed);

#endif
