// Vector kernels: see each file.
