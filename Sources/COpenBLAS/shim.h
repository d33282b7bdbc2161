// OpenBLAS as Debian installs it: the CBLAS interface, the library's own thread control, and the
// routines of LAPACK that decompositions call. Matrices of LAPACK are column-major.
#include <cblas-openblas.h>

// LAPACK's own header may not be installed beside the library. A character argument is one
// character, and the Fortran compilers' hidden lengths of such are ignored by the routines.
#define METAPEFT_LAPACK(letter, real)                                                             \
  void letter##getrf_(const int *m, const int *n, real *a, const int *lda, int *pivots,           \
                      int *info);                                                                 \
  void letter##getrs_(const char *trans, const int *n, const int *columns, const real *a,         \
                      const int *lda, const int *pivots, real *b, const int *ldb, int *info);     \
  void letter##getri_(const int *n, real *a, const int *lda, const int *pivots, real *work,       \
                      const int *size, int *info);                                                \
  void letter##trtri_(const char *triangle, const char *diagonal, const int *n, real *a,          \
                      const int *lda, int *info);                                                 \
  void letter##potrf_(const char *triangle, const int *n, real *a, const int *lda, int *info);    \
  void letter##geqrf_(const int *m, const int *n, real *a, const int *lda, real *tau, real *work, \
                      const int *size, int *info);                                                \
  void letter##orgqr_(const int *m, const int *n, const int *k, real *a, const int *lda,          \
                      const real *tau, real *work, const int *size, int *info);                   \
  void letter##gesdd_(const char *job, const int *m, const int *n, real *a, const int *lda,       \
                      real *s, real *u, const int *ldu, real *vt, const int *ldvt, real *work,    \
                      const int *size, int *iwork, int *info);                                    \
  void letter##syevd_(const char *job, const char *triangle, const int *n, real *a,               \
                      const int *lda, real *w, real *work, const int *size, int *iwork,           \
                      const int *isize, int *info);                                               \
  void letter##geev_(const char *left, const char *right, const int *n, real *a, const int *lda,  \
                     real *wr, real *wi, real *vl, const int *ldvl, real *vr, const int *ldvr,    \
                     real *work, const int *size, int *info);
METAPEFT_LAPACK(s, float)
METAPEFT_LAPACK(d, double)
