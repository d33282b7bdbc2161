/// Methods of `list[int]` and `int | str`.
enum GenericMethods {
  static let aliasRows: [Builtin] = [
    Builtin("__repr__(self)", does: "As it is written.") { call throws(Raised) in
      try call.machine.text(of: call.receiver(GenericAlias.self)).value
    },
    Builtin("__call__(self, /, *args, **keywords)", does: "Makes a value of the type.") {
      call throws(Raised) in
      try call.machine.call(
        call.receiver(GenericAlias.self).origin,
        arguments: (0..<call.restCount).map { call.rest($0) }, keywords: call.keywordPairs)
    },
    Builtin("__eq__(self, value, /)", does: "The same type with equal arguments.") {
      call throws(Raised) in
      let alias = try call.receiver(GenericAlias.self)
      guard let other = NativeRef(call[1])?.object as? GenericAlias else { return .notImplemented }
      guard alias.origin.isIdentical(to: other.origin) else { return .false }
      return .bool(try call.machine.equal(alias.arguments.value, other.arguments.value))
    },
    Builtin("__hash__(self)", does: "A hash of type and arguments.") { call throws(Raised) in
      let alias = try call.receiver(GenericAlias.self)
      return .int(
        try call.machine.hash(alias.origin) ^ call.machine.hash(alias.arguments.value))
    },
    Builtin("__mro_entries__(self, bases, /)", does: "The type itself as a base.") {
      call throws(Raised) in
      try call.heap.tuple([call.receiver(GenericAlias.self).origin])
    },
    Builtin("__or__(self, value, /)", does: "A union of types.") { call throws(Raised) in
      try call.machine.union(call[0], call[1]) ?? .notImplemented
    },
    Builtin("__ror__(self, value, /)", does: "A union of types.") { call throws(Raised) in
      try call.machine.union(call[1], call[0]) ?? .notImplemented
    },
  ]

  static let aliasProperties: [Builtin] = [
    Builtin("__origin__(self)", does: "The type.") { call throws(Raised) in
      try call.receiver(GenericAlias.self).origin
    },
    Builtin("__args__(self)", does: "The arguments.") { call throws(Raised) in
      try call.receiver(GenericAlias.self).arguments.value
    },
  ]

  static let unionRows: [Builtin] = [
    Builtin("__repr__(self)", does: "As it is written.") { call throws(Raised) in
      try call.machine.text(of: call.receiver(UnionObject.self)).value
    },
    Builtin("__eq__(self, value, /)", does: "The same members.") { call throws(Raised) in
      let union = try call.receiver(UnionObject.self)
      guard let other = NativeRef(call[1])?.object as? UnionObject else { return .notImplemented }
      let (a, b) = (try call.machine.makeSet(from: union.members.value), other.members.value)
      call.machine.pin(a.value)
      let set = try call.machine.makeSet(from: b)
      call.machine.pin(set.value)
      return try call.machine.compareSets(.equal, a, set)
    },
    Builtin("__hash__(self)", does: "A hash of the members.") { call throws(Raised) in
      let members = try call.receiver(UnionObject.self).members.value
      return .int(try call.machine.hash(call.machine.makeSet(from: members, frozen: true).value))
    },
    Builtin("__or__(self, value, /)", does: "A union with more members.") {
      call throws(Raised) in
      try call.machine.union(call[0], call[1]) ?? .notImplemented
    },
    Builtin("__ror__(self, value, /)", does: "A union with more members.") {
      call throws(Raised) in
      try call.machine.union(call[1], call[0]) ?? .notImplemented
    },
  ]

  static let unionProperties: [Builtin] = [
    Builtin("__args__(self)", does: "The members.") { call throws(Raised) in
      try call.receiver(UnionObject.self).members.value
    }
  ]
}
