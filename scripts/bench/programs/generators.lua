local function count(n)
  return coroutine.wrap(function()
    local i = 0
    while i < n do
      coroutine.yield(i)
      i = i + 1
    end
  end)
end

local function odd(source)
  return coroutine.wrap(function()
    for x in source do
      if x % 2 == 1 then coroutine.yield(x) end
    end
  end)
end

local function tree(depth)
  return coroutine.wrap(function()
    if depth > 0 then
      for d in tree(depth - 1) do coroutine.yield(d) end
      coroutine.yield(depth)
      for d in tree(depth - 1) do coroutine.yield(d) end
    end
  end)
end

local function run(n)
  local total = 0
  for x in odd(count(n)) do total = total + x end
  for d in tree(15) do total = total + d end
  for x in count(n // 2) do total = total + x * 2 end
  return total
end

print(run(2500000))
