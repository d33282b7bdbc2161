# Sign, alternate form, grouping and zero padding of integers.
for value in (0, 7, -7, 1234567, -1234567):
    print(f"{value:+} {value: } {value:-} {value:,} {value:_} {value:+,} {value:012,} {value:010_} {value:#x} {value:#o} {value:#b} {value:_b} {value:#_x} {value:<12,}| {value:^+15,d}|")
print(f"{10 ** 25:,} {2 ** 70:_x} {10 ** 25:e} {10 ** 25:.3g} {255:#06x} {255:#06X} {255:08b} {5:03} {-5:03} {-5:=+5}")
