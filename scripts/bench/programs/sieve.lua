local function sieve(n)
  local flags = {}
  for i = 0, n do flags[i] = true end
  local count = 0
  for i = 2, n do
    if flags[i] then
      count = count + 1
      local j = i * i
      while j <= n do
        flags[j] = false
        j = j + i
      end
    end
  end
  return count
end

print(sieve(3000000))
