extension StrMethods {
  package static let constructor = Builtin(
    "str(object='', encoding='utf-8', errors='strict')", does: "The text of a value."
  ) { call throws(Raised) in
    if call[0].isUndefined { return call.heap.empty.value }
    if !call[1].isUndefined || !call[2].isUndefined {
      if call.machine.unwrap(call[0]).tag == .string {
        throw call.error(.typeError, "decoding str is not supported")
      }
      throw call.error(
        .typeError,
        "decoding to str: need a bytes-like object, \(call.typeName(call[0])) found")
    }
    return try call.machine.str(call[0]).value
  }
}
