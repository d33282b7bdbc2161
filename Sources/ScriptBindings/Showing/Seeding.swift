import MetaScript

extension Session {
  /// Starts the streams of `mx.random` and `random` from one seed.
  package func seed(_ seed: Int) throws(ScriptError) {
    try onMachine { machine, _ throws(Raised) in
      for name in ["mlx.core.random", "random"] {
        let module = try machine.importModule(name, from: machine.builtins, leaf: true)
        guard let function = module.value(machine.heap.intern("seed")) else { continue }
        _ = try machine.call(function, .int(seed))
      }
    }
  }
}
