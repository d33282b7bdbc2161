/// Representation of containers, with a mark where one holds itself.
extension Machine {
  /// Writes a container; `owner` is the instance that stands for it, or the container itself.
  func writeContainer(
    _ container: Value, of owner: Value, _ out: inout StringBuilder
  ) throws(Raised) {
    // Each level looks at all above it, which a million of them make long.
    try charge(representing.count >> 8)
    for open in representing where open.isIdentical(to: owner) {
      return try out.append(recursionMark(container, of: owner))
    }
    try enter(" while getting the repr of an object")
    representing.append(owner)
    defer {
      representing.removeLast()
      leave()
    }
    switch container.tag {
    case .list:
      let list = ListRef(unchecked: container)
      try out.append("[")
      try writeItems({ list.count }, { list[$0] }, &out)
      try out.append("]")
    case .tuple:
      let tuple = TupleRef(unchecked: container)
      try out.append("(")
      try writeItems({ tuple.count }, { tuple[$0] }, &out)
      try out.append(tuple.count == 1 ? ",)" : ")")
    case .dict: try writeDict(DictRef(unchecked: container), &out)
    case .set: try writeSet(SetRef(unchecked: container), of: owner, &out)
    case .view:
      let view = ViewRef(unchecked: container)
      if view.isOrdered { try out.append("o") }
      try out.append(type(of: container).name)
      try out.append("([")
      try writeView(view, &out)
      try out.append("])")
    default: try writeRepr(container, &out)
    }
  }

  private func recursionMark(_ container: Value, of owner: Value) -> String {
    switch container.tag {
    case .list: "[...]"
    case .tuple: "(...)"
    case .dict: "{...}"
    case .set: "\(type(of: owner).name)(...)"
    default: "..."
    }
  }

  private func writeItems(
    _ count: () -> Int, _ item: (Int) -> Value, _ out: inout StringBuilder
  ) throws(Raised) {
    var index = 0
    while index < count() {
      if index > 0 { try out.append(", ") }
      try writeRepr(item(index), &out)
      index += 1
      if index & 0x3FF == 0 { try charge(0x400) }
    }
  }

  private func writeDict(_ dict: DictRef, _ out: inout StringBuilder) throws(Raised) {
    try out.append("{")
    var isFirst = true
    var index = 0
    while index < dict.used {
      let entry = dict[place: index]
      index += 1
      if entry.key.isUndefined { continue }
      if !isFirst { try out.append(", ") }
      isFirst = false
      try tick(index)
      let mark = pins.count
      pins.append(entry.value)
      defer { unpin(to: mark) }
      try writeRepr(entry.key, &out)
      try out.append(": ")
      try writeRepr(entry.value, &out)
    }
    try out.append("}")
  }

  private func writeSet(
    _ set: SetRef, of owner: Value, _ out: inout StringBuilder
  ) throws(Raised) {
    let name = type(of: owner).name
    if set.count == 0 {
      try out.append(name)
      return try out.append("()")
    }
    let isPlain = owner.tag == .set && !set.isFrozen
    if !isPlain {
      try out.append(name)
      try out.append("(")
    }
    try out.append("{")
    let members = set.snapshot
    let mark = pins.count
    for member in members { pins.append(member) }
    defer { unpin(to: mark) }
    try writeItems({ members.count }, { members[$0] }, &out)
    try out.append(isPlain ? "}" : "})")
  }

  private func writeView(_ view: ViewRef, _ out: inout StringBuilder) throws(Raised) {
    let dict = view.dict
    var isFirst = true
    var index = 0
    while index < dict.used {
      let entry = dict[place: index]
      index += 1
      if entry.key.isUndefined { continue }
      if !isFirst { try out.append(", ") }
      isFirst = false
      try tick(index)
      switch view.role {
      case .keys: try writeRepr(entry.key, &out)
      case .values: try writeRepr(entry.value, &out)
      case .items:
        let mark = pins.count
        pins.append(entry.value)
        defer { unpin(to: mark) }
        try out.append("(")
        try writeRepr(entry.key, &out)
        try out.append(", ")
        try writeRepr(entry.value, &out)
        try out.append(")")
      }
    }
  }
}
