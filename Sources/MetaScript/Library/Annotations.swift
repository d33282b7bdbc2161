/// Annotations are kept as text; here is what reads them after all, for those who ask for their
/// values: `functools.singledispatch` and `typing.get_type_hints`.
extension Machine {
  /// The value of an annotation's text among the globals of its function's module.
  func evaluate(annotation: Value, of function: FunctionRef) throws(Raised) -> Value {
    try evaluate(annotation: annotation, in: function.module)
  }

  /// The same in any module; what is no text is its own value.
  func evaluate(annotation: Value, in module: ModuleRef) throws(Raised) -> Value {
    guard let text = StringRef(annotation)?.text else { return annotation }
    let scope = heap.module(named: module.info.name)
    pin(scope.value)
    defer { pins.removeLast() }
    for name in module.definedNames {
      if let value = module.value(name) { heap.set(name, to: value, in: scope) }
    }
    try execute(
      SourceText(name: "<library annotations>", text: "_annotation_value = (\(text)\n)"), in: scope)
    let value = scope.value(heap.intern("_annotation_value")) ?? .none
    // An annotation may be written as text itself, once.
    if value.tag == .string, value.bits != annotation.bits {
      return try evaluate(annotation: value, in: module)
    }
    return value
  }

  /// The script function that a function, a method or a descriptor stands for.
  func functionBehind(_ value: Value) throws(Raised) -> FunctionRef? {
    var value = value
    for _ in 0..<16 {
      if let function = FunctionRef(value) { return function }
      if let descriptor = DescriptorRef(value) {
        value = descriptor.function
      } else if let method = MethodRef(value) {
        value = method.function
      } else if let wrapped = try attributeIfPresent(names.wrapped, of: value) {
        value = wrapped
      } else {
        return nil
      }
    }
    return nil
  }
}
