local function run(n)
  local total = 0
  for r = 1, n do
    local squares = {}
    for i = 0, 999 do
      if i % 3 ~= 0 then squares[#squares + 1] = i * i end
    end
    local table_ = {}
    for i, s in ipairs(squares) do table_[i - 1] = s % 10 end
    local pairs_ = {}
    for a = 0, 19 do
      for b = 0, a - 1 do pairs_[#pairs_ + 1] = {a, b} end
    end
    local values, kept, count = {}, 0, 0
    for _, v in pairs(table_) do
      values[#values + 1] = v
      count = count + 1
    end
    for _, v in ipairs(values) do kept = kept + v end
    local sum = 0
    for _, s in ipairs(squares) do sum = sum + s end
    total = total + sum % 1000 + count + #pairs_ + kept
  end
  return total
end

print(run(3000))
