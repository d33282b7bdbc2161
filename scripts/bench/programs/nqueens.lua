local function solve(n, row, columns, up, down)
  if row == n then return 1 end
  local count = 0
  for c = 0, n - 1 do
    if not columns[c] and not up[row + c] and not down[row - c + n] then
      columns[c], up[row + c], down[row - c + n] = true, true, true
      count = count + solve(n, row + 1, columns, up, down)
      columns[c], up[row + c], down[row - c + n] = false, false, false
    end
  end
  return count
end

local function flags(n)
  local out = {}
  for i = 0, n - 1 do out[i] = false end
  return out
end

local function queens(n)
  return solve(n, 0, flags(n), flags(2 * n), flags(2 * n + 1))
end

print(queens(9) .. " " .. queens(11))
