extension Machine {
  /// `dict.update(other)`: entries of a mapping, or pairs of an iterable.
  func mergeItems(of other: Value, into dict: DictRef) throws(Raised) {
    let inner =
      other.hasOverrides && override(.iter, of: other) == nil
        && override(.getitem, of: other) == nil ? unwrap(other) : other
    if let source = DictRef(inner) { return try update(dict, from: source) }
    if other.hasOverrides, let keys = try attributeIfPresent(heap.intern("keys"), of: other) {
      let names = try call(keys)
      return try iterate(names) { (key) throws(Raised) in
        let value = try item(other, key)
        pins.append(value)
        defer { pins.removeLast() }
        try set(key, to: value, in: dict)
        return true
      }
    }
    var index = 0
    try iterate(other) { (pair) throws(Raised) in
      let fields: (Value, Value)
      if let tuple = TupleRef(pair), tuple.count == 2 {
        fields = (tuple[0], tuple[1])
      } else {
        guard try iteratorIfPresent(pair) != nil else {
          throw typeError(
            "cannot convert dictionary update sequence element #\(index) to a sequence")
        }
        let items = try list(from: pair)
        guard items.count == 2 else {
          throw error(
            .valueError,
            "dictionary update sequence element #\(index) has length \(items.count); 2 is required")
        }
        fields = (items[0], items[1])
      }
      let mark = pins.count
      pins.append(fields.0)
      pins.append(fields.1)
      defer { unpin(to: mark) }
      try set(fields.0, to: fields.1, in: dict)
      index += 1
      return true
    }
  }
}
