local Node = {}
Node.__index = Node
function Node.new(left, right)
  return setmetatable({left = left, right = right}, Node)
end

local function make(depth)
  if depth == 0 then return Node.new(nil, nil) end
  return Node.new(make(depth - 1), make(depth - 1))
end

local function check(node)
  if node.left == nil then return 1 end
  return 1 + check(node.left) + check(node.right)
end

local function run(depth)
  local long_lived = make(depth)
  local total = 0
  for d = 4, depth, 4 do
    for _ = 1, 1 << (depth - d) do
      total = total + check(make(d))
    end
  end
  return total + check(long_lived)
end

print(run(16))
