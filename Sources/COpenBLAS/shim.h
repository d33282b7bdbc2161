// OpenBLAS as Debian installs it: the types of the CBLAS interface, of the library's own thread
// control, and of the routines of LAPACK that decompositions call. Matrices of LAPACK are
// column-major. Types only: the library is loaded when it is first needed, not linked.
#include <cblas-openblas.h>

typedef __typeof__(cblas_sgemm) *cblas_sgemm_t;
typedef __typeof__(cblas_dgemm) *cblas_dgemm_t;
typedef __typeof__(openblas_set_num_threads) *openblas_set_num_threads_t;

// LAPACK's own header may not be installed beside the library. A character argument is one
// character, and the Fortran compilers' hidden lengths of such are ignored by the routines.
#define METAPEFT_LAPACK(letter, real)                                                             \
  typedef void (*letter##getrf_t)(const int *m, const int *n, real *a, const int *lda, int        \
      *pivots, int *info);                                                                        \
  typedef void (*letter##getrs_t)(const char *trans, const int *n, const int *columns, const      \
      real *a, const int *lda, const int *pivots, real *b, const int *ldb, int *info);            \
  typedef void (*letter##getri_t)(const int *n, real *a, const int *lda, const int *pivots,       \
      real *work, const int *size, int *info);                                                    \
  typedef void (*letter##trtri_t)(const char *triangle, const char *diagonal, const int *n,       \
      real *a, const int *lda, int *info);                                                        \
  typedef void (*letter##potrf_t)(const char *triangle, const int *n, real *a, const int *lda,    \
      int *info);                                                                                 \
  typedef void (*letter##geqrf_t)(const int *m, const int *n, real *a, const int *lda, real       \
      *tau, real *work, const int *size, int *info);                                              \
  typedef void (*letter##orgqr_t)(const int *m, const int *n, const int *k, real *a, const int    \
      *lda, const real *tau, real *work, const int *size, int *info);                             \
  typedef void (*letter##gesdd_t)(const char *job, const int *m, const int *n, real *a, const     \
      int *lda, real *s, real *u, const int *ldu, real *vt, const int *ldvt, real *work, const    \
      int *size, int *iwork, int *info);                                                          \
  typedef void (*letter##syevd_t)(const char *job, const char *triangle, const int *n, real       \
      *a, const int *lda, real *w, real *work, const int *size, int *iwork, const int *isize,     \
      int *info);                                                                                 \
  typedef void (*letter##geev_t)(const char *left, const char *right, const int *n, real *a,      \
      const int *lda, real *wr, real *wi, real *vl, const int *ldvl, real *vr, const int          \
      *ldvr, real *work, const int *size, int *info);
METAPEFT_LAPACK(s, float)
METAPEFT_LAPACK(d, double)
