/// Methods of `property`, `staticmethod`, `classmethod` and `generator`.
enum DescriptorMethods {
  static let propertyRows: [Builtin] = [
    Builtin("getter(self, fget, /)", does: "The property with another getter.") {
      call throws(Raised) in
      let property = try call.receiver(DescriptorRef.self)
      return call.heap.descriptor(
        .property, call[1], setter: property.setter, deleter: property.deleter,
        documentation: property.documentation)
    },
    Builtin("setter(self, fset, /)", does: "The property with another setter.") {
      call throws(Raised) in
      let property = try call.receiver(DescriptorRef.self)
      return call.heap.descriptor(
        .property, property.function, setter: call[1], deleter: property.deleter,
        documentation: property.documentation)
    },
    Builtin("deleter(self, fdel, /)", does: "The property with another deleter.") {
      call throws(Raised) in
      let property = try call.receiver(DescriptorRef.self)
      return call.heap.descriptor(
        .property, property.function, setter: property.setter, deleter: call[1],
        documentation: property.documentation)
    },
    Builtin("__get__(self, instance, owner=None, /)", does: "Reads through the property.") {
      call throws(Raised) in
      if call[1].isNone { return call[0] }
      return try call.machine.bind(
        call[0], to: call[1], type: call.machine.type(of: call[1]))
    },
    Builtin("__set__(self, instance, value, /)", does: "Writes through the property.") {
      call throws(Raised) in
      let property = try call.receiver(DescriptorRef.self)
      if property.setter.isNone {
        throw call.machine.error(.attributeError, "property has no setter")
      }
      _ = try call.machine.call(property.setter, call[1], call[2])
      return .none
    },
  ]

  static let propertyFields: [Builtin] = [
    Builtin("fget(self)", does: "The getter.") { call throws(Raised) in
      try call.receiver(DescriptorRef.self).function
    },
    Builtin("fset(self)", does: "The setter.") { call throws(Raised) in
      try call.receiver(DescriptorRef.self).setter
    },
    Builtin("fdel(self)", does: "The deleter.") { call throws(Raised) in
      try call.receiver(DescriptorRef.self).deleter
    },
  ]

  static let methodRows: [Builtin] = [
    Builtin("__get__(self, instance, owner=None, /)", does: "The wrapped function, bound.") {
      call throws(Raised) in
      let owner = call.value(2, or: call.machine.type(of: call[1]).value)
      return try call.machine.bind(
        call[0], to: call[1], type: TypeRef(owner) ?? call.machine.type(of: call[1]))
    }
  ]

  static let staticMethodRows: [Builtin] = [
    Builtin("__call__(self, /, *args, **keywords)", does: "Calls the wrapped function.") {
      call throws(Raised) in
      try call.machine.call(
        call.receiver(DescriptorRef.self).function,
        arguments: (0..<call.restCount).map { call.rest($0) }, keywords: call.keywordPairs)
    }
  ]

  static let functionRows: [Builtin] = [
    Builtin("__get__(self, instance, owner=None, /)", does: "The function, bound.") {
      call throws(Raised) in
      call[1].isNone ? call[0] : call.heap.method(call[0], of: call[1])
    },
    call,
  ]

  static let call =
    Builtin("__call__(self, /, *args, **keywords)", does: "Calls the function.") {
      call throws(Raised) in
      try call.machine.call(
        call[0], arguments: (0..<call.restCount).map { call.rest($0) },
        keywords: call.keywordPairs)
    }

  static let generatorRows: [Builtin] = [
    Builtin("send(self, value, /)", does: "Resumes the generator with a value.") {
      call throws(Raised) in
      var result = Value.none
      let generator = try call.receiver(GeneratorRef.self)
      if let item = try call.machine.resume(generator, sending: call[1], result: &result) {
        return item
      }
      throw call.machine.error(.stopIteration, arguments: result.isNone ? [] : [result])
    },
    Builtin("throw(self, typ, val=None, tb=None, /)", does: "Raises an exception inside.") {
      call throws(Raised) in
      let machine = call.machine
      var exception = call[1]
      if let type = TypeRef(exception), type.isSubtype(of: machine.types[.baseException]) {
        if let value = InstanceRef(call.value(2)), value.type.isSubtype(of: type) {
          exception = value.value
        } else {
          let made =
            call.value(2).isNone
            ? try machine.call(type.value) : try machine.call(type.value, call[2])
          exception = try machine.checkedException(
            made, madeBy: type.value, inGenerator: true)
        }
      } else if !machine.isException(exception) {
        throw machine.typeError(
          "exceptions must be classes or instances deriving from BaseException, not "
            + machine.typeName(exception))
      }
      machine.pin(exception)
      var result = Value.none
      let generator = try call.receiver(GeneratorRef.self)
      if let item = try machine.throwInto(generator, Raised(exception), result: &result) {
        return item
      }
      throw machine.error(.stopIteration, arguments: result.isNone ? [] : [result])
    },
    Builtin("close(self)", does: "Ends the generator.") { call throws(Raised) in
      try call.machine.close(call[0])
      return .none
    },
  ]

  static let generatorFields: [Builtin] = [
    Builtin("gi_running(self)", does: "Whether it runs now.") { call throws(Raised) in
      .bool(try call.receiver(GeneratorRef.self).state == .running)
    },
    Builtin("gi_suspended(self)", does: "Whether it waits at a yield.") { call throws(Raised) in
      .bool(try call.receiver(GeneratorRef.self).state == .suspended)
    },
    Builtin("gi_code(self)", does: "What it runs.") { call throws(Raised) in
      try call.receiver(GeneratorRef.self).function.code.value
    },
    Builtin("gi_frame(self)", does: "Where it waits, None when it has ended.") {
      call throws(Raised) in
      try call.machine.frame(of: call.receiver(GeneratorRef.self)) ?? .none
    },
    Builtin("gi_yieldfrom(self)", does: "What it delegates to, or None.") { call throws(Raised) in
      let generator = try call.receiver(GeneratorRef.self)
      guard generator.state == .suspended else { return .none }
      return generator.delegate ?? .none
    },
  ]
}
