// OpenBLAS as Debian installs it: the CBLAS interface and the library's own thread control.
#include <cblas-openblas.h>
