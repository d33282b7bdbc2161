local function run(n)
  local words = {}
  for i = 0, 1999 do words[#words + 1] = "w" .. tostring(i * i % 997) end
  local counts = {}
  for r = 1, n do
    for _, word in ipairs(words) do
      counts[word] = (counts[word] or 0) + 1
    end
  end
  local squares = {}
  for i = 0, n * 1000 - 1 do
    local k = i * 31 % 5003
    if squares[k] then
      squares[k] = squares[k] + i
    else
      squares[k] = i
    end
  end
  local kinds, most, sizes = 0, 0, 0
  for _, v in pairs(counts) do
    kinds = kinds + 1
    if v > most then most = v end
  end
  for _ in pairs(squares) do sizes = sizes + 1 end
  return kinds, most, sizes, squares[5]
end

local a, b, c, d = run(1200)
print(a .. " " .. b .. " " .. c .. " " .. d)
