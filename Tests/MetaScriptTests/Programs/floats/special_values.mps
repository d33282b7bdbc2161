# Infinity and NaN: comparison, arithmetic, containment by identity.
inf, nan = float('inf'), float('nan')
print(inf, -inf, nan, inf == inf, nan == nan, nan != nan, nan < 1, nan > 1)
print(inf - inf, inf * 0, inf + 1, -inf * -1, 1 / inf, -1 / inf, inf // 1, 5 // inf, -5 // inf, 5 % inf, -5 % inf, inf % 5)
print(nan in [nan], [nan] == [nan], nan in (1, nan), [float('nan')] == [float('nan')], {nan: 1}.get(nan), max(nan, 1), max(1, nan), min(1, nan))
print(float('infinity'), float('-Inf'), float('NaN'), float('+nan'), bool(nan), abs(-inf), -nan)
print(inf ** 0, nan ** 0, 1 ** nan, inf ** -1, (-inf) ** 3, 0.0 ** inf)
print(sorted([3, inf, -inf, 1]), sum([inf, 1]), inf > 10 ** 400)
