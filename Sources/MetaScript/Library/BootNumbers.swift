extension Machine {
  /// Numbers and strings as scripts see them.
  func bootNumbers() throws(Raised) {
    define(constructor: IntMethods.constructor, of: types.int)
    define(constructor: IntMethods.boolConstructor, of: types.bool)
    define(constructor: FloatMethods.constructor, of: types.float)
    define(constructor: StrMethods.constructor, of: types.string)
    try define(IntMethods.rows, on: types.int)
    try define(properties: IntMethods.properties, on: types.int)
    try define(FloatMethods.rows, on: types.float)
    try define(properties: FloatMethods.properties, on: types.float)
    try define(StrMethods.rows, on: types.string)
    define(NumberFunctions.rows, in: builtins)
  }
}
