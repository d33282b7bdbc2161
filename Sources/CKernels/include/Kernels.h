// The table of float kernels, filled once with those of the best level this processor has.
#ifndef CKERNELS_KERNELS_H
#define CKERNELS_KERNELS_H

#include <stddef.h>

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

// A product C = op(A) · op(B). Element (i, l) of op(A) is a[i * a_row + l * a_column]. B is row-major
// [k, n], or [n, k] where b_transposed. C is row-major [m, n]. B and C may be columns of wider matrices,
// C only where n is 8 or more.
//
// Each element of C is one chain of multiply-adds in the order of l, whatever the blocking: a row of C
// does not depend on the other rows, nor on how many there are.
typedef struct {
  size_t m, n, k;
  const float *a;
  size_t a_row, a_column;
  const float *b;
  int b_transposed;
  size_t b_row;  // from row to row of B where it is not transposed: n, or more
  float *c;
  size_t c_row;  // likewise of C, and of what is as large
  float *scratch;  // ck_product_scratch(...) floats, 64-byte aligned
  // What is done to each finished element v of C: one of the three at most, null where it is not.
  const float *bias;  // v + bias[column]
  int relu;           // and then v < 0 ? 0 : v + 0
  const float *gate;  // gate > 0 ? v : 0, gate row-major [m, n]
  const float *base;  // base − v · *factor, base row-major [m, n]; may be C itself
  const float *factor;
} ck_product;

// y from x, `rows` rows of `count`.
typedef void ck_rows(const float *x, float *y, size_t rows, size_t count);

typedef struct {
  const char *level;
  ck_unary *unary[CK_UNARY_COUNT];
  ck_binary *binary[CK_BINARY_COUNT];
  // Sum, largest element and log-sum-exp of each of `rows` rows of `count`, and their softmax; sums in
  // sixteen lanes, whatever the level.
  ck_rows *sum, *largest, *log_sum_exp, *softmax;
  // y[i] = Σᵣ x[r][i], over `rows` rows of `count`, in order from zero.
  void (*sum_columns)(const float *x, size_t rows, float *y, size_t count);
  void (*product)(const ck_product *product);
  // y[i] = a[i] − b[i] · factor; y may be a.
  void (*descend)(const float *a, const float *b, float factor, float *y, size_t count);
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

// The floats of scratch that a product needs; 0 for most small ones.
size_t ck_product_scratch(size_t m, size_t n, size_t k, int b_transposed);

// Whether a product may finish into its own base, with `base` and `c` the same.
int ck_product_may_alias(size_t m, size_t n, size_t k, int b_transposed);

#endif
