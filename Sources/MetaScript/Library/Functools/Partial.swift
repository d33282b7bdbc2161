/// `functools.partial`: a callable with some arguments already given.
final class PartialObject: NativeObject, AttributeHolder {
  let function: Value
  let arguments: [Value]
  let keywords: DictRef
  private var attributes: DictRef?

  init(_ function: Value, _ arguments: [Value], keywords: DictRef) {
    self.function = function
    self.arguments = arguments
    self.keywords = keywords
  }

  /// What a call of it passes on.
  var parts: [Value] { [function] + arguments + [keywords.value] }

  override func trace(_ tracer: inout Tracer) {
    tracer.mark(function)
    for value in arguments { tracer.mark(value) }
    tracer.mark(keywords)
    if let attributes { tracer.mark(attributes) }
  }

  func setAttribute(_ name: StringRef, to value: Value, _ machine: Machine) throws(Raised) {
    try machine.heap.set(name, to: value, in: dict(machine))
  }

  func dict(_ machine: Machine) throws(Raised) -> DictRef {
    if let attributes { return attributes }
    let made = try machine.heap.dict()
    attributes = made
    return made
  }
}

enum PartialMethods {
  static let constructor = Builtin(
    "partial(*args, **keywords)", does: "A callable with some arguments already given."
  ) { call throws(Raised) in
    let machine = call.machine
    guard call.restCount > 0 else {
      throw machine.typeError("type 'partial' takes at least one argument")
    }
    guard machine.isCallable(call.rest(0)) else {
      throw machine.typeError("the first argument must be callable")
    }
    let type = machine.constructedType ?? machine.types.object
    var arguments = (1..<call.restCount).map { call.rest($0) }
    var function = call.rest(0)
    let keywords = try machine.heap.dict()
    if let inner = NativeRef(function)?.object as? PartialObject {
      function = inner.function
      arguments = inner.arguments + arguments
      try machine.update(keywords, from: inner.keywords)
    }
    if let given = DictRef(call.keywords) { try machine.update(keywords, from: given) }
    return machine.heap.native(
      PartialObject(function, arguments, keywords: keywords), type: type)
  }

  static let rows: [Builtin] = [
    Builtin("__call__(self, /, *args, **keywords)", does: "Calls with all arguments.") {
      call throws(Raised) in
      let partial = try call.receiver(PartialObject.self)
      let arguments = partial.arguments + (0..<call.restCount).map { call.rest($0) }
      if partial.keywords.count == 0 {
        return try call.machine.call(
          partial.function, arguments: arguments, keywords: call.keywordPairs)
      }
      let keywords = try call.machine.copy(partial.keywords)
      call.machine.pin(keywords.value)
      if let given = DictRef(call.keywords) { try call.machine.update(keywords, from: given) }
      // Scripts can reach the dict and put other keys there.
      var named: [(name: StringRef, value: Value)] = []
      for entry in keywords.snapshot {
        guard let name = StringRef(call.machine.unwrap(entry.key)) else {
          throw call.machine.typeError("keywords must be strings")
        }
        named.append((name, entry.value))
      }
      return try call.machine.call(partial.function, arguments: arguments, keywords: named)
    },
    Builtin("__repr__(self)", does: "As it would be called.") { call throws(Raised) in
      let partial = try call.receiver(PartialObject.self)
      let machine = call.machine
      try machine.enter(" while getting the repr of an object")
      defer { machine.leave() }
      var out = StringBuilder(call.heap)
      let type = machine.type(of: call[0])
      try out.append((type.info.isScriptDefined ? type.name : "functools.partial") + "(")
      try machine.writeRepr(partial.function, &out)
      for argument in partial.arguments {
        try out.append(", ")
        try machine.writeRepr(argument, &out)
      }
      for entry in partial.keywords.snapshot {
        try out.append(", ")
        try out.append(machine.str(entry.key))
        try out.append("=")
        try machine.writeRepr(entry.value, &out)
      }
      try out.append(")")
      return try out.finish().value
    },
    Builtin("__getattr__(self, name, /)", does: "Attributes that have been set.") {
      call throws(Raised) in
      let name = try ObjectMethods.attributeName(call)
      if let found = try call.receiver(PartialObject.self).dict(call.machine).value(for: name) {
        return found
      }
      throw call.machine.missingAttribute(name, of: call[0])
    },
  ]

  static let properties: [Builtin] = [
    Builtin("func(self)", does: "The function.") { call throws(Raised) in
      try call.receiver(PartialObject.self).function
    },
    Builtin("args(self)", does: "The positional arguments given.") { call throws(Raised) in
      try call.heap.tuple(call.receiver(PartialObject.self).arguments)
    },
    Builtin("keywords(self)", does: "The named arguments given.") { call throws(Raised) in
      try call.receiver(PartialObject.self).keywords.value
    },
    Builtin("__dict__(self)", does: "The attributes that have been set.") { call throws(Raised) in
      try call.receiver(PartialObject.self).dict(call.machine).value
    },
  ]
}
