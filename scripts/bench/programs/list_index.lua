local function run(n, rounds)
  local values = {}
  for i = 1, n do
    values[#values + 1] = (i - 1) * 7 % 1000
  end
  local total = 0
  for r = 1, rounds do
    for i = 2, n do
      values[i] = (values[i - 1] + values[i]) % 1009
    end
    total = total + values[n]
  end
  return total
end

print(run(100000, 40))
