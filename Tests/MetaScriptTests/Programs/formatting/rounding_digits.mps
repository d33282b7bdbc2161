# Fixed-point formatting rounds the exact binary value.
for x in (0.125, 0.375, 2.675, 1.005, 0.5, 1.5, 2.5, 1e23, 0.1, 123.456, 9.995, 99.995, 999999.5):
    print(f"{x:.0f} {x:.1f} {x:.2f} {x:.3e} {x:.4g} {x:.25f}")
print('%.50f' % 0.1, f"{5e-324:.3e} {1.7976931348623157e308:.5g} {2 ** 60 + 1.0:.0f} {1 / 3:.60g}")
