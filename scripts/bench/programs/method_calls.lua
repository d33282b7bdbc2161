local Shape = {}
Shape.__index = Shape
function Shape.init(self, x)
  self.x = x
  self.moves = 0
end
function Shape:move(by)
  self.x = self.x + by
  self.moves = self.moves + 1
end
function Shape:area() return 0 end

local Square = setmetatable({}, {__index = Shape})
Square.__index = Square
function Square.new(x, side)
  local self = setmetatable({}, Square)
  Shape.init(self, x)
  self.side = side
  return self
end
function Square:area() return self.side * self.side end

local Rectangle = setmetatable({}, {__index = Shape})
Rectangle.__index = Rectangle
function Rectangle.new(x, width, height)
  local self = setmetatable({}, Rectangle)
  Shape.init(self, x)
  self.width, self.height = width, height
  return self
end
function Rectangle:area() return self.width * self.height end

local function run(n)
  local shapes = {}
  for i = 0, 99 do
    shapes[#shapes + 1] = i % 2 == 1 and Square.new(i, i + 1) or Rectangle.new(i, i, 3)
  end
  local total = 0
  for r = 1, n do
    for _, shape in ipairs(shapes) do
      shape:move(1)
      total = total + shape:area() + shape.x
    end
  end
  for _, s in ipairs(shapes) do total = total + s.moves end
  return total
end

print(run(15000))
