extension Machine {
  /// Gives the built-in types their methods and the built-ins module its names.
  func boot() throws(Raised) {
    heap.memoryError = error(.memoryError, arguments: []).exception
    for kind in ExceptionKind.allCases where kind != .limitReached {
      name(kind.rawValue, types[kind].value)
    }
    name("EnvironmentError", types[.osError].value)
    name("IOError", types[.osError].value)
    for type in [
      types.object, types.type, types.int, types.bool, types.float, types.string, types.tuple,
      types.list, types.dict, types.set, types.frozenSet, types.range, types.slice,
      types.property, types.staticMethod, types.classMethod, types.superProxy,
    ] {
      name(type.name, type.value)
    }
    name("Ellipsis", .ellipsis)
    name("NotImplemented", .notImplemented)
    for type in [
      types.bool, types.noneType, types.function, types.builtin, types.range, types.slice,
      types.generator, types.notImplemented, types.ellipsis, types.module,
    ] where type != types.module {
      type.info.isFinal = true
    }
    name("__debug__", .true)
    define(
      constructor: Builtin("NoneType()", does: "None.") { _ throws(Raised) in .none },
      of: types.noneType)
    try define(
      properties: [
        Builtin("cell_contents(self)", does: "The captured variable's value.") {
          call throws(Raised) in
          let content = CellRef(unchecked: call[0]).content
          if content.isUndefined { throw call.machine.error(.valueError, "Cell is empty") }
          return content
        }
      ], on: types.cell)
    tracebackType = try defineTraceback()
    try define(properties: CodeFields.rows, on: types.code)
    try define(ExceptionMethods.rows, on: types[.baseException])
    try define(properties: ExceptionMethods.stopIterationProperties, on: types[.stopIteration])
    try define(properties: ExceptionMethods.systemExitProperties, on: types[.systemExit])
    try defineOSErrors()
    try define(properties: ExceptionMethods.nameProperties, on: types[.nameError])
    try define(properties: ExceptionMethods.importProperties, on: types[.importError])
    try define(properties: ExceptionMethods.syntaxProperties, on: types[.syntaxError])
    try define(properties: ExceptionMethods.nameProperties, on: types[.attributeError])
    try bootLibrary()
  }

  private func name(_ name: String, _ value: Value) {
    heap.set(heap.intern(name), to: value, in: builtins)
  }
}
