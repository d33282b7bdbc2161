# The `z` option turns negative zero into zero after rounding.
print(f"{-0.0:z} {-0.0:z.1f} {-0.001:z.2f} {-0.001:.2f} {-0.1:z.1f} {0.0:+z.1f} {-0.0:+z.1f} {-1e-10:z.3e}")
