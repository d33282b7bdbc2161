# Presentation types of floats.
for value in (0.0, -0.0, 1.0, 3.14159265, 1234567.891, 1e-7, 1e20, 123456789.0, 0.5, 2.5, 1e100, float('inf'), float('nan')):
    print(f"{value:f} {value:.0f} {value:.2f} {value:e} {value:.2e} {value:g} {value:.3g} {value:.10g} {value:%} {value:.1%} {value:n} {value:G} {value:E} {value:F}")
