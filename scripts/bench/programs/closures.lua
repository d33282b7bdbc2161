local function make_counter(step)
  local count = 0
  return function(by)
    count = count + step * by
    return count
  end
end

local function compose(f, g)
  return function(x) return f(g(x)) end
end

local function run(n)
  local counters = {}
  for i = 0, 9 do counters[i] = make_counter(i) end
  local total = 0
  for i = 0, n - 1 do
    total = total + counters[i % 10](i & 3)
    local add = function(x) return x + i end
    total = total + compose(add, add)(1)
  end
  return total
end

print(run(700000))
