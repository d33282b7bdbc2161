local function run(n)
  local total = 0
  for r = 1, n do
    local parts = {}
    for i = 0, 999 do
      parts[#parts + 1] = "item" .. i .. "," .. string.rep("x", i % 7)
    end
    local text = table.concat(parts, ";")
    for field in string.gmatch(text, "[^;]+") do
      local name, tail = string.match(field, "([^,]*),([^,]*)")
      if string.sub(name, -1) == "7" then total = total + #tail end
      if string.find(name, "99", 1, true) then total = total + 1 end
    end
    total = total + #string.upper((string.gsub(text, "item", "it")))
  end
  return total
end

print(run(700))
