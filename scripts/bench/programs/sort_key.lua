local function sorted(values, key)
  local pairs_ = {}
  for i, v in ipairs(values) do pairs_[i] = {key(v), i, v} end
  table.sort(pairs_, function(a, b)
    if a[1] ~= b[1] then return a[1] < b[1] end
    return a[2] < b[2]
  end)
  local out = {}
  for i, p in ipairs(pairs_) do out[i] = p[3] end
  return out
end

local function run(n, rounds)
  local seed, values = 42, {}
  for i = 1, n do
    seed = (seed * 1103515245 + 12345) % 2147483648
    values[i] = seed
  end
  local total = 0
  for r = 1, rounds do
    local by_digits = sorted(values, function(v) return v % 10007 end)
    local plain = table.move(values, 1, n, 1, {})
    table.sort(plain)
    total = total + by_digits[r] % 10007 + plain[r] % 1000
  end
  return total
end

print(run(60000, 8))
