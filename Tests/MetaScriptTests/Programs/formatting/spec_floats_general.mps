# No presentation type: repr-like, precision with at least one digit after the point.
for value in (1.0, 1e16, 1e15, 123456.789, 1e-5, 100000.0, 1234567.0, 0.1, 1e22):
    print(f"{value} {value:} {value:5} {value:.3} {value:.10} {value:,} {value:+} {value:_} {value:020} {value:#.3g} {value:#.0f} {value:.0} {value:#g}")
print(f"{1e6:,.2f} {-1234.5:,.1f} {1234.5:012,.1f} {1234.5:+012.1f} {0.1:.20f} {2 ** 0.5:.30f} {1e-10:.3f} {-1e-10:.3f} {1.5:.0f} {0.5:.0f} {2.5:.0f} {3.5:.0f}")
print(f"{3:f} {3:.2f} {3:e} {3:g} {3:%} {True:f} {10 ** 20:f} {10 ** 20:g} {-0.0:g} {-0.0:+g} {0.00001234:g} {123456789:g} {float('inf'):06} {float('nan'):+} {float('-inf'):>8}")
