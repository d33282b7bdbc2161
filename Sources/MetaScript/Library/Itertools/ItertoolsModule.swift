extension Machine {
  /// The module `itertools`.
  static let makeItertoolsModule: ModuleMaker = { (machine, module) throws(Raised) in
    for row in EndlessIterators.rows + SelectingIterators.rows + CombiningIterators.rows
      + Combinatorics.rows
    {
      let name = String(row.signature.prefix { $0 != "(" })
      let type = try machine.nativeType(
        named: name, module: "itertools", construct: row,
        methods: BuiltinDunders.next + (methods[name] ?? []))
      machine.heap.set(machine.heap.intern(name), to: type.value, in: module)
    }
    machine.define([CombiningIterators.tee], in: module)
  }

  private static let methods: [String: [Builtin]] = [
    "chain": [CombiningIterators.fromIterable],
    "count": [EndlessIterators.countText],
    "repeat": [EndlessIterators.repeatText, EndlessIterators.repeatHint],
  ]
}
