extension Machine {
  /// Gives a prelude `_define` and `_make_class`: functions and classes made while it runs, as
  /// CPython's own library makes them by `exec` and `type`.
  func defineClassMaking(in module: ModuleRef) throws(Raised) {
    define(
      [
        Builtin(
          "_define(source, name, module, globals)",
          does: "The function a source text defines, with globals of its own."
        ) { call throws(Raised) in
          let machine = call.machine
          let home = call.heap.module(named: try call.text(2).text)
          machine.pin(home.value)
          call.heap.set(
            call.heap.intern("__name__"), to: try call.text(2).value, in: home)
          for entry in DictRef(call[3])?.snapshot ?? [] {
            if let name = StringRef(entry.key) { call.heap.set(name, to: entry.value, in: home) }
          }
          try machine.execute(SourceText(name: "<string>", text: call.text(0).text), in: home)
          return home.value(try call.text(1)) ?? .none
        },
        Builtin("_make_class(name, base, namespace)", does: "The class of a namespace.") {
          call throws(Raised) in
          guard let base = TypeRef(call[1]), let names = DictRef(call[2]) else { return .none }
          let type = try call.machine.makeClass(call.text(0), base: base, namespace: names)
          call.machine.pin(type.value)
          try call.machine.finishClass(type, keywords: nil)
          return type.value
        },
      ], in: module)
  }
}
