local format, byte = string.format, string.byte

local function run(n)
  local total = 0
  for i = 0, n - 1 do
    local x = i * 0.37
    local line = format("%8d|%10.3f|%x|name-%d|%-6s|%.2e", i, x, i % 16, i, "abc", i / 7)
    total = total + #line + byte(line, 11) + byte(line, -1)
  end
  return total
end

print(run(350000))
