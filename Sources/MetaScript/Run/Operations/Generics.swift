/// `list[int]`: a type with its arguments, for annotations and for calling.
final class GenericAlias: NativeObject {
  let origin: Value
  let arguments: TupleRef

  init(origin: Value, arguments: TupleRef) {
    self.origin = origin
    self.arguments = arguments
  }

  override func trace(_ tracer: inout Tracer) {
    tracer.mark(origin)
    tracer.mark(arguments)
  }
}

/// `int | str`: one of several types, for annotations and for `isinstance`.
final class UnionObject: NativeObject {
  let members: TupleRef

  init(_ members: TupleRef) { self.members = members }

  override func trace(_ tracer: inout Tracer) { tracer.mark(members) }
}

extension Machine {
  func isGeneric(_ type: TypeRef) -> Bool {
    [types.list, types.dict, types.tuple, types.set, types.frozenSet, types.type]
      .contains { type.isSubtype(of: $0) } || type == libraryType(.enumerate)
      || type.info.module == "collections"
  }

  func genericAlias(_ origin: Value, _ key: Value) throws(Raised) -> Value {
    let arguments: TupleRef
    if let several = TupleRef(key) {
      arguments = several
    } else {
      arguments = try heap.tuple(count: 1)
      arguments.initialize(0, to: key)
    }
    return libraryObject(GenericAlias(origin: origin, arguments: arguments), .genericAlias)
  }

  /// `a | b` of types, None, generic aliases and unions; nil for anything else.
  func union(_ a: Value, _ b: Value) throws(Raised) -> Value? {
    var members: [Value] = []
    for side in [a, b] {
      if let union = NativeRef(side)?.object as? UnionObject {
        for index in 0..<union.members.count { add(union.members[index], to: &members) }
      } else if side.tag == .type || side.isNone
        || NativeRef(side)?.object is GenericAlias
      {
        add(side.isNone ? types.noneType.value : side, to: &members)
      } else {
        return nil
      }
    }
    if a.isNone, b.isNone { return nil }
    if members.count == 1 { return members[0] }
    let tuple = TupleRef(unchecked: try heap.tuple(members))
    return libraryObject(UnionObject(tuple), .union)
  }

  private func add(_ member: Value, to members: inout [Value]) {
    if !members.contains(where: { $0.isIdentical(to: member) }) { members.append(member) }
  }

  /// How a type shows inside an alias or a union: by its name alone.
  func writeTypeArgument(_ value: Value, _ out: inout StringBuilder) throws(Raised) {
    switch value.tag {
    case .type:
      let type = TypeRef(unchecked: value)
      try out.append(type == types.noneType ? "None" : fullName(of: type))
    case .ellipsis: try out.append("...")
    case .list:
      let list = ListRef(unchecked: value)
      try enter(" while getting the repr of an object")
      defer { leave() }
      try out.append("[")
      for index in 0..<list.count {
        if index > 0 { try out.append(", ") }
        try writeTypeArgument(list[index], &out)
      }
      try out.append("]")
    default: try writeRepr(value, &out)
    }
  }

  func text(of alias: GenericAlias) throws(Raised) -> StringRef {
    var out = StringBuilder(heap)
    try writeTypeArgument(alias.origin, &out)
    try out.append("[")
    for index in 0..<alias.arguments.count {
      if index > 0 { try out.append(", ") }
      try writeTypeArgument(alias.arguments[index], &out)
    }
    if alias.arguments.count == 0 { try out.append("()") }
    try out.append("]")
    return try out.finish()
  }

  func text(of union: UnionObject) throws(Raised) -> StringRef {
    var out = StringBuilder(heap)
    for index in 0..<union.members.count {
      if index > 0 { try out.append(" | ") }
      try writeTypeArgument(union.members[index], &out)
    }
    return try out.finish()
  }
}
