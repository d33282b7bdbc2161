/// Representation of functions, types, modules and other parts of the machine.
extension Machine {
  func writeMachinery(_ value: Value, _ out: inout StringBuilder) throws(Raised) {
    switch value.tag {
    case .function:
      let name = FunctionRef(unchecked: value).qualifiedName
      try out.append("<function \(name) at \(addressText(value))>")
    case .builtin:
      let function = BuiltinRef(unchecked: value).function
      if let owner = function.owner {
        let kind = SpecialMethod(rawValue: function.name) == nil ? "method" : "slot wrapper"
        try out.append("<\(kind) '\(function.name)' of '\(owner)' objects>")
      } else {
        try out.append("<built-in function \(function.name)>")
      }
    case .method: try writeMethod(MethodRef(unchecked: value), &out)
    case .type: try out.append("<class '\(fullName(of: TypeRef(unchecked: value)))'>")
    case .module:
      let info = ModuleRef(unchecked: value).info
      if let file = info.file {
        try out.append("<module '\(info.name)' from '\(file)'>")
      } else {
        try out.append("<module '\(info.name)' (built-in)>")
      }
    case .generator:
      let name = GeneratorRef(unchecked: value).function.qualifiedName
      try out.append("<generator object \(name) at \(addressText(value))>")
    case .cell:
      let content = CellRef(unchecked: value).content
      let what =
        content.isUndefined
        ? "empty" : "\(type(of: content).name) object at \(addressText(content))"
      try out.append("<cell at \(addressText(value)): \(what)>")
    case .code:
      let info = CodeRef(unchecked: value).info
      try out.append(
        "<code object \(info.name.text) at \(addressText(value)), file \"\(info.source.name)\", "
          + "line \(info.firstLine)>")
    case .descriptor:
      let descriptor = DescriptorRef(unchecked: value)
      if descriptor.role == .property {
        try writeDefault(value, &out)
      } else {
        try enter(" while getting the repr of an object")
        defer { leave() }
        try out.append("<\(type(of: value).name)(")
        try writeRepr(descriptor.function, &out)
        try out.append(")>")
      }
    case .superProxy:
      let proxy = SuperRef(unchecked: value)
      let start = proxy.type.tag == .type ? TypeRef(unchecked: proxy.type).name : "?"
      let receiver = proxy.receiver
      let name = receiver.tag == .type ? TypeRef(unchecked: receiver).name : type(of: receiver).name
      try out.append("<super: <class '\(start)'>, <\(name) object>>")
    default: try writeDefault(value, &out)
    }
  }

  private func writeMethod(_ method: MethodRef, _ out: inout StringBuilder) throws(Raised) {
    if let builtin = BuiltinRef(method.function) {
      let name = builtin.function.name
      let receiver = method.receiver
      if let type = TypeRef(receiver) {
        return try out.append(
          "<built-in method \(name) of type object at \(addressText(type.value))>")
      }
      let kind = SpecialMethod(rawValue: name) == nil ? "built-in method" : "method-wrapper"
      let of = kind == "method-wrapper" ? "'\(name)' of" : "\(name) of"
      return try out.append(
        "<\(kind) \(of) \(type(of: receiver).name) object at \(addressText(receiver))>")
    }
    try enter(" while getting the repr of an object")
    defer { leave() }
    let name = FunctionRef(method.function)?.qualifiedName ?? "?"
    try out.append("<bound method \(name) of ")
    try writeRepr(method.receiver, &out)
    try out.append(">")
  }
}
