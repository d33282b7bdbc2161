local function run(n)
  local x, total, sign, i = 0.5, 0.0, 1.0, 0
  while i < n do
    x = 3.7 * x * (1.0 - x)
    total = total + sign / (2.0 * i + 1.0)
    sign = -sign
    i = i + 1
  end
  return x, total * 4.0
end

local x, pi = run(4000000)
print(string.format("%.6f %.6f", x, pi))
